import { commaList } from '../../client/comma-list.js';
import { fieldOf, type Target } from './columns.js';
import { guessMeaning, type Column, type Meaning } from './consent.js';

export const NO_MAIL = 'Who gets no marketing mail';

const labels: Record<Target['to'], string> = {
  email: 'E-mail address',
  field: 'A field',
  tags: 'Tags, separated by commas',
  unsubscribed: NO_MAIL,
  consent: 'Topics they agreed to, separated by commas',
  consentWords: 'The words they agreed to',
  tracking: 'May opens and clicks be tracked? “no” switches it off',
  timeZone: 'Time zone, such as Europe/Zurich',
  locale: 'Language, such as en-GB',
  skip: 'Nowhere: leave it out',
};

const meanings: Record<Meaning['when'], string> = {
  yes: 'it says yes',
  no: 'it says no',
  noOrEmpty: 'it says no or nothing',
  oneOf: 'it says one of these:',
  any: 'it says anything',
};

interface ColumnRowProps {
  column: Column;
  examples: string[];
  target: Target;
  onChange: (target: Target) => void;
}

/** One column of a list, and where it goes. */
export const ColumnRow = ({ column, column: { heading }, examples, target, onChange }: ColumnRowProps) => (
  <tr>
    <td data-says="Column">{heading || <span className="whenthen-quiet">without a heading</span>}</td>
    <td className="whenthen-quiet" data-says="For example">
      {examples.slice(0, 2).join(', ').slice(0, 80)}
    </td>
    <td>
      <div className="whenthen-import__target">
        <select
          aria-label={`Where “${heading}” goes`}
          onChange={({ target: { value } }) => {
            const to = value as Target['to'];
            if (to === 'field') onChange({ to, field: fieldOf(heading) || 'field' });
            else if (to === 'unsubscribed') onChange({ to, meaning: guessMeaning(column) ?? { when: 'yes' } });
            else onChange({ to });
          }}
          value={target.to}
        >
          {Object.entries(labels).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {target.to === 'unsubscribed' && (
          <>
            <select
              aria-label={`When “${heading}” means unsubscribed`}
              onChange={({ target: { value } }) => {
                const when = value as Meaning['when'];
                onChange({ to: 'unsubscribed', meaning: when === 'oneOf' ? { when, values: [] } : { when } });
              }}
              value={target.meaning.when}
            >
              {Object.entries(meanings).map(([value, label]) => (
                <option key={value} value={value}>
                  when {label}
                </option>
              ))}
            </select>
            {target.meaning.when === 'oneOf' && (
              <input
                aria-label={`Values of “${heading}” that mean unsubscribed, separated by commas`}
                defaultValue={target.meaning.values.join(', ')}
                onChange={({ target: { value } }) =>
                  onChange({ to: 'unsubscribed', meaning: { when: 'oneOf', values: commaList(value) } })
                }
                placeholder="unsubscribed, bounced"
              />
            )}
          </>
        )}
        {target.to === 'field' && (
          <input
            aria-label={`Field for “${heading}”`}
            onChange={({ target: { value } }) => onChange({ to: 'field', field: value })}
            spellCheck={false}
            value={target.field}
          />
        )}
      </div>
    </td>
  </tr>
);
