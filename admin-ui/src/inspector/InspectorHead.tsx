import type { CanvasSettings } from '../canvas/state/settings.js';
import type { GraphNode } from '../graph/index.js';
import { nodeText } from '../graph/node-text.js';
import { Icon } from '../icons/Icon.js';
import { stepLook } from '../icons/step-look.js';
import { paletteGroups } from '../palette/items.js';

interface InspectorHeadProps {
  node: GraphNode;
  settings: CanvasSettings;
  onClose: () => void;
}

/** What the settings belong to, and the way out. */
export const InspectorHead = ({ node, settings, onClose }: InspectorHeadProps) => {
  const isStep = 'step' in node;
  const look = isStep ? stepLook(node.step, settings.catalog) : { icon: 'bolt' as const, tone: 'trigger' };
  const text = isStep ? nodeText(node.step, settings) : undefined;
  const key = !isStep ? undefined : node.step.kind === 'action' ? node.step.action : node.step.kind;
  const item = paletteGroups(settings.catalog)
    .flatMap((g) => g.items)
    .find((i) => i.key === key);
  return (
    <header className={`wt-inspector-head wt-tone-${look.tone}`}>
      <span className="wt-node-icon">
        <Icon name={look.icon} size={18} />
      </span>
      <div>
        <h2>{text?.caption ?? 'Trigger'}</h2>
        <p>{isStep ? item?.description : 'Starts this workflow, or ends it early.'}</p>
      </div>
      <button
        type="button"
        className="wt-icon-button"
        aria-label="Close settings"
        title="Close (Esc)"
        onClick={onClose}
      >
        <Icon name="cross" />
      </button>
    </header>
  );
};
