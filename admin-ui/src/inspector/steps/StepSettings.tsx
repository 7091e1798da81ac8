import type { Step } from '@whenthen/core/definition';
import { ConditionEditor } from '../conditions/ConditionEditor.js';
import { useInspector } from '../context/inspector-context.js';
import { JsonField } from '../fields/JsonField.js';
import { SchemaForm } from '../schema/SchemaForm.js';
import { TestCall } from '../webhook/TestCall.js';
import { DelayEditor } from './DelayEditor.js';
import { EventWaitEditor } from './EventWaitEditor.js';
import { ExitEditor } from './ExitEditor.js';
import { SplitEditor } from './SplitEditor.js';
import { SwitchEditor } from './SwitchEditor.js';

interface StepSettingsProps {
  id: string;
  step: Step;
  onChange: (step: Step) => void;
}

/** The settings of a step, by its kind. */
export const StepSettings = ({ id, step, onChange }: StepSettingsProps) => {
  const { catalog, webhooks } = useInspector();
  const path = ['steps', id];
  switch (step.kind) {
    case 'action': {
      const action = catalog.actions.find((a) => a.type === step.action);
      return action ? (
        <>
          <SchemaForm
            schema={action.inputSchema}
            value={step.input}
            path={[...path, 'input']}
            onChange={(input) => onChange({ ...step, input })}
          />
          {step.action === 'send_webhook' && webhooks && <TestCall key={id} desk={webhooks} settings={step.input} />}
        </>
      ) : (
        <JsonField
          name="input"
          label="Settings"
          help={`No engine that runs now knows the action “${step.action}”, so its settings are shown as they are.`}
          value={step.input}
          onCommit={(input) => onChange({ ...step, input: (input ?? {}) as typeof step.input })}
        />
      );
    }
    case 'delay':
      return <DelayEditor step={step} path={path} onChange={onChange} />;
    case 'condition':
      return (
        <>
          <p className="wt-help">People for whom this is true go on by “Yes”, the others by “No”.</p>
          <ConditionEditor
            name="if"
            value={step.if}
            path={[...path, 'if']}
            onChange={(c) => onChange({ ...step, if: c })}
          />
        </>
      );
    case 'exit':
      return <ExitEditor step={step} onChange={onChange} />;
    case 'switch':
      return <SwitchEditor step={step} path={path} onChange={onChange} />;
    case 'split':
      return <SplitEditor step={step} path={path} onChange={onChange} />;
    case 'wait_for_event':
      return <EventWaitEditor step={step} path={path} onChange={onChange} />;
  }
};
