import { nameIn } from '../canvas/state/name-in.js';
import { checkDefinition, type WorkflowDefinition } from '@whenthen/core/definition';
import { render } from '@testing-library/react';
import { createCommands } from '../canvas/state/commands.js';
import type { CanvasSettings } from '../canvas/state/settings.js';
import { createCanvasStore } from '../canvas/state/store.js';
import { createTyping } from '../canvas/state/typing.js';
import { issuesByNode, toGraph, TRIGGER_NODE } from '../graph/index.js';
import { Inspector } from '../inspector/Inspector.js';
import { useStore } from 'zustand';
import { addBrowserParts } from './browser-parts.js';
import { catalog, templates } from './cart-abandonment.js';

addBrowserParts();

/** Shows the settings of one node over a real canvas store; `definition()` is what the canvas has now. */
export const inspect = (start: WorkflowDefinition, node: string, props: Partial<CanvasSettings> = {}) => {
  const store = createCanvasStore({ definition: start, layout: {} });
  const [commands, typing] = [createCommands(store), createTyping(store)];
  const settings: CanvasSettings = {
    readOnly: false,
    catalog,
    things: { templates },
    nameOf: nameIn({ templates }),
    templateHref: undefined,
    onOpenTemplate: undefined,
    seen: undefined,
    waitingHref: undefined,
    webhooks: undefined,
    ...props,
  };
  const Panel = () => {
    const value = useStore(store, (s) => s.value);
    const shown = toGraph(value).nodes.find((n) => n.id === node);
    const { issues } = checkDefinition(value.definition, { catalog: settings.catalog, ...settings.things });
    return (
      shown && (
        <Inspector
          node={shown}
          definition={value.definition}
          issues={issuesByNode(value.definition, issues).get(node) ?? []}
          settings={settings}
          commands={commands}
          typing={typing}
          onClose={() => undefined}
        />
      )
    );
  };
  render(<Panel />);
  const definition = () => store.getState().value.definition;
  return { definition, step: () => definition().steps[node], undo: commands.undo };
};

export { TRIGGER_NODE };
