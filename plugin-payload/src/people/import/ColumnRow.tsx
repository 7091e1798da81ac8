import { fieldOf, type Target } from './columns.js';

const labels: Record<Target['to'], string> = {
  email: 'E-mail address',
  field: 'A field',
  tags: 'Tags, separated by commas',
  unsubscribed: 'Unsubscribed (yes or no)',
  timeZone: 'Time zone, such as Europe/Zurich',
  locale: 'Language, such as en-GB',
  skip: 'Nowhere: leave it out',
};

interface ColumnRowProps {
  heading: string;
  examples: string[];
  target: Target;
  onChange: (target: Target) => void;
}

/** One column of a list, and where it goes. */
export const ColumnRow = ({ heading, examples, target, onChange }: ColumnRowProps) => (
  <tr>
    <td>{heading || <span className="whenthen-quiet">without a heading</span>}</td>
    <td className="whenthen-quiet">{examples.slice(0, 2).join(', ').slice(0, 80)}</td>
    <td>
      <div className="whenthen-import__target">
        <select
          aria-label={`Where “${heading}” goes`}
          onChange={({ target: { value } }) => {
            const to = value as Target['to'];
            onChange(to === 'field' ? { to, field: fieldOf(heading) || 'field' } : { to });
          }}
          value={target.to}
        >
          {Object.entries(labels).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
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
