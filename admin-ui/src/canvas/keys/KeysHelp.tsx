import { useId } from 'react';
import { Icon } from '../../icons/Icon.js';

const KEYS: readonly { keys: string; what: string }[] = [
  { keys: '↑ ↓ ← →', what: 'go from step to step' },
  { keys: 'Enter', what: 'open a step’s settings' },
  { keys: 'Esc', what: 'back to the step; out of full size' },
  { keys: '+', what: 'add a step behind this one' },
  { keys: 'Delete', what: 'take a step, or a selected connection, away' },
  { keys: 'Alt + ↑ ↓ ← →', what: 'move a step' },
  { keys: 'Ctrl + C, V, D', what: 'copy, paste, duplicate' },
  { keys: 'Ctrl + Z, Shift + Z', what: 'undo, redo' },
];

/** What can be done on the canvas by key, behind a button. Where a step leads is chosen in its settings. */
export const KeysHelp = () => {
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="wt-tool"
        aria-label="Keys"
        title="What can be done by key"
        data-testid="wt-keys"
        popoverTarget={id}
      >
        <Icon name="keyboard" />
      </button>
      <div id={id} popover="auto" className="wt-keys" role="dialog" aria-label="Keys">
        <h3>By key</h3>
        <dl>
          {KEYS.map(({ keys, what }) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p className="wt-help">
          Tab leads from the search to the list of steps and on to the workflow. What comes after a step is chosen in
          its settings, too.
        </p>
      </div>
    </>
  );
};
