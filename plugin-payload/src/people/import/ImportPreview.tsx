import type { ImportPeople } from '@whenthen/core';

/** The first people of a list as they would be taken in. */
export const ImportPreview = ({ people }: { people: ImportPeople['rows'][number]['person'][] }) => (
  <div className="table whenthen-table" data-testid="whenthen-import-preview">
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
        {people.map(({ email, fields = {}, tags = [], unsubscribed, timeZone, locale }, i) => (
          <tr key={i}>
            <td>{email || <span className="whenthen-refusal">no address</span>}</td>
            <td>
              {Object.entries(fields)
                .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
                .join(', ')}
            </td>
            <td>{tags.join(', ')}</td>
            <td>{[unsubscribed && 'unsubscribed', timeZone, locale].filter(Boolean).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
