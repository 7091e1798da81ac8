import { formatPath, type Issue } from '@whenthen/core/definition';
import { emptyValue, type CanvasValue } from '../graph/index.js';
import { Icon } from '../icons/Icon.js';

interface CannotDrawProps {
  problem: Issue[];
  onStartAnew?: (value: CanvasValue) => void;
}

/** Shown in the canvas' place when what is stored is no workflow: says what is wrong, and where. */
export const CannotDraw = ({ problem, onStartAnew }: CannotDrawProps) => (
  <div className="wt-root wt-cannot-draw" role="alert" data-testid="wt-cannot-draw">
    <h3>
      <Icon name="alert" /> This workflow cannot be drawn
    </h3>
    <p>
      Its definition is not what a workflow looks like. Restore an earlier version, or correct it where it was made.
    </p>
    <ul>
      {problem.map((issue) => (
        <li key={`${formatPath(issue.path)} ${issue.message}`}>
          <code>{formatPath(issue.path) || 'definition'}</code> {issue.message}
        </li>
      ))}
    </ul>
    {onStartAnew && (
      <button type="button" className="wt-button" onClick={() => onStartAnew(emptyValue())}>
        Start again with an empty workflow
      </button>
    )}
  </div>
);
