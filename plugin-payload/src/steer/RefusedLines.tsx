import type { Added } from '../endpoints/kit/add-lines.js';
import { people } from './people.js';

/** What came of adding people: how many, and which lines were left out, with their reasons. */
export const RefusedLines = ({ added, refused }: Added) => (
  <div className="whenthen-refused" role="status">
    <p>
      {people(added)} added; {refused.length === 1 ? '1 line was' : `${refused.length} lines were`} left out:
    </p>
    <ul>
      {refused.map(({ line, text, reason }) => (
        <li key={line}>
          Line {line}: “{text}” {reason}.
        </li>
      ))}
    </ul>
  </div>
);
