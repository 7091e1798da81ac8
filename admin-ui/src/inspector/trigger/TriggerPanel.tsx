import type { WorkflowDefinition } from '@whenthen/core/definition';
import { EntryEditor } from './EntryEditor.js';
import { ExitsEditor } from './ExitsEditor.js';
import { TriggersEditor } from './TriggersEditor.js';

interface TriggerPanelProps {
  definition: WorkflowDefinition;
  onChange: (change: (definition: WorkflowDefinition) => WorkflowDefinition) => void;
}

/** What starts a workflow, who may enter, and what ends it early. */
export const TriggerPanel = ({ definition, onChange }: TriggerPanelProps) => (
  <>
    <section className="wt-section">
      <h3>Starts when</h3>
      <TriggersEditor value={definition.triggers} onChange={(triggers) => onChange((d) => ({ ...d, triggers }))} />
    </section>
    <section className="wt-section">
      <h3>Who may enter</h3>
      <EntryEditor value={definition.entry} onChange={(entry) => onChange((d) => ({ ...d, entry }))} />
    </section>
    <section className="wt-section">
      <h3>Leaves early when</h3>
      <p className="wt-help">Checked at any time, also in the middle of a wait.</p>
      <ExitsEditor value={definition.exits} onChange={(exits) => onChange((d) => ({ ...d, exits }))} />
    </section>
  </>
);
