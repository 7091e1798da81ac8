import type { DelaySetting, Step } from '@whenthen/core/definition';
import type { FieldPath } from '../context/inspector-context.js';
import { DurationField } from '../fields/DurationField.js';
import { SelectField } from '../fields/SelectField.js';
import { UntilDate } from './UntilDate.js';
import { UntilTime } from './UntilTime.js';

type DelayStep = Extract<Step, { kind: 'delay' }>;

interface DelayEditorProps {
  step: DelayStep;
  path: FieldPath;
  onChange: (step: DelayStep) => void;
}

const fresh: Record<DelaySetting['kind'], DelaySetting> = {
  for: { kind: 'for', duration: { amount: 1, unit: 'hours' } },
  until_time: { kind: 'until_time', time: '09:00' },
  until_field: { kind: 'until_field', field: 'date' },
};
const options: { value: DelaySetting['kind']; label: string }[] = [
  { value: 'for', label: 'For a length of time' },
  { value: 'until_time', label: 'Until a time of day' },
  { value: 'until_field', label: 'Until a date in a field' },
];

const Settings = ({ delay, path, onChange }: DelaySettingsProps) => {
  switch (delay.kind) {
    case 'for':
      return (
        <DurationField
          label="Length"
          value={delay.duration}
          path={[...path, 'duration']}
          onCommit={(duration) => onChange({ ...delay, duration })}
        />
      );
    case 'until_time':
      return <UntilTime delay={delay} path={path} onChange={onChange} />;
    case 'until_field':
      return <UntilDate delay={delay} path={path} onChange={onChange} />;
  }
};

interface DelaySettingsProps {
  delay: DelaySetting;
  path: FieldPath;
  onChange: (delay: DelaySetting) => void;
}

/** How long to wait. */
export const DelayEditor = ({ step, path, onChange }: DelayEditorProps) => {
  const setDelay = (delay: DelaySetting) => onChange({ ...step, delay });
  return (
    <>
      <SelectField
        name="delay"
        label="Wait"
        value={step.delay.kind}
        options={options}
        onCommit={(kind) => setDelay(fresh[kind as DelaySetting['kind']])}
      />
      <Settings delay={step.delay} path={[...path, 'delay']} onChange={setDelay} />
    </>
  );
};
