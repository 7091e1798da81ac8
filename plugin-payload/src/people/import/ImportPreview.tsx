import type { ImportPeople } from '@whenthen/core';
import { isFine } from './is-fine.js';

/** A cell of a list; one that cannot be taken in is struck out, and says so. */
const Said = ({ text, fine }: { text: string; fine: boolean }) =>
  fine ? (
    text
  ) : (
    <span className="whenthen-refusal">
      <s>{text.slice(0, 60)}</s> is left out
    </span>
  );

const Address = ({ email }: { email: string }) => {
  if (email === '') return <span className="whenthen-refusal">no address: the row is left out</span>;
  return isFine.email(email) ? (
    email
  ) : (
    <span className="whenthen-refusal">{email} is no address: the row is left out</span>
  );
};

/** The first people of a list as they would be taken in. */
export const ImportPreview = ({ people }: { people: ImportPeople['rows'][number]['person'][] }) => (
  <div className="table whenthen-table whenthen-import__columns" data-testid="whenthen-import-preview">
    <table cellPadding="0" cellSpacing="0">
      <thead>
        <tr>
          <th>E-mail</th>
          <th>Fields</th>
          <th>Tags</th>
          <th>Else</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ email, fields = {}, tags = [], unsubscribed, consent = [], timeZone, locale }, i) => (
          <tr key={i}>
            <td data-says="E-mail">
              <Address email={email} />
            </td>
            <td data-says="Fields">
              {Object.entries(fields)
                .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
                .join(', ')}
            </td>
            <td data-says="Tags">
              <ul className="whenthen-import__said">
                {tags.map((tag) => (
                  <li key={tag}>
                    <Said fine={isFine.tag(tag)} text={tag} />
                  </li>
                ))}
              </ul>
            </td>
            <td data-says="Else">
              <ul className="whenthen-import__said">
                {unsubscribed && <li>unsubscribed</li>}
                {consent.length > 0 && <li>agreed to {consent.join(', ')}</li>}
                {timeZone && (
                  <li>
                    <Said fine={isFine.timeZone(timeZone)} text={timeZone} />
                  </li>
                )}
                {locale && (
                  <li>
                    <Said fine={isFine.locale(locale)} text={locale} />
                  </li>
                )}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
