import type { WorkflowDefinition } from '@whenthen/core/definition';
import type { MouseEvent } from 'react';
import type { CanvasCommands } from '../canvas/state/commands.js';
import type { CanvasSettings } from '../canvas/state/settings.js';
import { canvasOf, menuBelow } from '../canvas/view/place-in-canvas.js';
import { branchesOf, TRIGGER_NODE } from '../graph/index.js';
import { branchLabel } from '../graph/node-text.js';
import { stepsToLeadTo } from '../graph/steps-to-lead-to.js';
import { Icon } from '../icons/Icon.js';
import { SelectField } from './fields/SelectField.js';

interface NextStepsProps {
  node: string;
  definition: WorkflowDefinition;
  settings: CanvasSettings;
  commands: Pick<CanvasCommands, 'connect' | 'openMenu'>;
}

/**
 * Where the ways out of a step lead, to be read and changed without drawing: another step of this workflow, the end, or
 * a new step.
 */
export const NextSteps = ({ node, definition, settings, commands }: NextStepsProps) => {
  const branches = branchesOf(definition, node);
  if (branches.length === 0) return null;
  const others = stepsToLeadTo(definition, settings).filter((step) => step.id !== node);
  const options = [
    { value: '', label: 'Nothing: it ends here' },
    ...others.map((s) => ({ value: s.id, label: s.name })),
  ];
  const addBehind = (branch: string) => (event: MouseEvent<HTMLElement>) => {
    const canvas = canvasOf(event.currentTarget);
    if (canvas) commands.openMenu({ source: node, branch, ...menuBelow(canvas, event.currentTarget) });
  };
  return (
    <section className="wt-section">
      <h3>What comes next</h3>
      {branches.map(({ branch, next }) => {
        const way = branchLabel(branch) || (node === TRIGGER_NODE ? 'First' : 'Then');
        return (
          <div key={branch} className="wt-next">
            <SelectField
              name={`next.${branch}`}
              label={way}
              value={next !== null && Object.hasOwn(definition.steps, next) ? next : ''}
              options={options}
              onCommit={(id) => commands.connect(node, branch, id === '' ? null : id)}
            />
            {!settings.readOnly && (
              <button
                type="button"
                className="wt-icon-button"
                data-testid={`wt-next-add-${branch}`}
                aria-label={`Add a step: ${way}`}
                title="Add a step here"
                aria-haspopup="dialog"
                onClick={addBehind(branch)}
              >
                <Icon name="plus" size={14} />
              </button>
            )}
          </div>
        );
      })}
    </section>
  );
};
