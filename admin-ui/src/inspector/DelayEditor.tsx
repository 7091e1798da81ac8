import { describeDelay, supported, type DelaySetting, type Step } from '@whenthen/core/definition';
import type { FieldPath } from './context.js';
import { DurationField } from './fields/DurationField.js';
import { SelectField } from './fields/SelectField.js';

type DelayStep = Extract<Step, { kind: 'delay' }>;

interface DelayEditorProps {
  step: DelayStep;
  path: FieldPath;
  onChange: (step: DelayStep) => void;
}

const labels: Record<DelaySetting['kind'], string> = {
  for: 'For a length of time',
  until_time: 'Until a time of day',
  until_field: 'Until a date in a field',
};
const options = Object.entries(labels).map(([value, label]) => ({
  value,
  label,
  later: !(supported.delays as readonly string[]).includes(value),
}));

/** How long to wait. */
export const DelayEditor = ({ step, path, onChange }: DelayEditorProps) => (
  <>
    <SelectField
      name="delay"
      label="Wait"
      value={step.delay.kind}
      options={options}
      onCommit={(kind) => {
        if (kind === 'for') onChange({ ...step, delay: { kind, duration: { amount: 1, unit: 'hours' } } });
      }}
    />
    {step.delay.kind === 'for' ? (
      <DurationField
        label="Length"
        value={step.delay.duration}
        path={[...path, 'delay', 'duration']}
        onCommit={(duration) => onChange({ ...step, delay: { kind: 'for', duration } })}
      />
    ) : (
      <p className="wt-help">Waits {describeDelay(step.delay)}. This can be kept, and edited in a later version.</p>
    )}
  </>
);
