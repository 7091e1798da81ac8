import type { Step } from '@whenthen/core/definition';
import type { FieldPath } from '../context/inspector-context.js';
import { EventFields } from '../events/EventFields.js';
import { DurationField } from '../fields/DurationField.js';

type EventWaitStep = Extract<Step, { kind: 'wait_for_event' }>;

interface EventWaitEditorProps {
  step: EventWaitStep;
  path: FieldPath;
  onChange: (step: EventWaitStep) => void;
}

/** What is waited for, and how long at most. */
export const EventWaitEditor = ({ step, path, onChange }: EventWaitEditorProps) => (
  <>
    <p className="wt-help">Waits until this happens. When the time is up, they take the other way.</p>
    <EventFields
      name="event"
      value={step.event}
      path={[...path, 'event']}
      onChange={(event) => onChange({ ...step, event })}
    />
    <DurationField
      label="At most"
      value={step.timeout}
      path={[...path, 'timeout']}
      onCommit={(timeout) => onChange({ ...step, timeout })}
    />
  </>
);
