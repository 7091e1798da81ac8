import type { Step } from '@whenthen/core/definition';
import { CheckField } from '../fields/CheckField.js';
import { TextField } from '../fields/TextField.js';

type ExitStep = Extract<Step, { kind: 'exit' }>;

/** Why the run ends here, and whether that is a success. */
export const ExitEditor = ({ step, onChange }: { step: ExitStep; onChange: (step: ExitStep) => void }) => (
  <>
    <TextField
      name="reason"
      label="Reason"
      help="Read later in the run’s timeline."
      placeholder="Is a customer already"
      value={step.reason}
      check={(text) => (text.length > 200 ? 'At most 200 characters.' : undefined)}
      onCommit={(reason) => onChange({ ...step, reason })}
    />
    <CheckField
      name="goal"
      label="Counts as the goal"
      help="The run is counted as a success."
      value={step.goal}
      onCommit={(goal) => onChange({ ...step, goal })}
    />
  </>
);
