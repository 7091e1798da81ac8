import type { Json, Saw } from '@whenthen/core/definition';
import { Icon } from '../icons/Icon.js';

const inWords = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '—';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** The values that a decision looked at, and what came of each. */
export const SawTable = ({ saw }: { saw: Saw[] }) => (
  <table className="wt-saw">
    <thead>
      <tr>
        <th scope="col">What it looked at</th>
        <th scope="col">Value</th>
        <th scope="col">Expected</th>
        <th scope="col">Result</th>
      </tr>
    </thead>
    <tbody>
      {saw.map((s, i) => (
        <tr key={i}>
          <th scope="row">{s.what}</th>
          <td>
            <code>{inWords(s.value)}</code>
          </td>
          <td>{s.expected === undefined ? '—' : <code>{inWords(s.expected)}</code>}</td>
          <td>
            <span className="wt-result" data-result={s.result}>
              <Icon name={s.result ? 'check' : 'cross'} size={13} />
              {s.result ? 'Yes' : 'No'}
            </span>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
