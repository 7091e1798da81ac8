import type { DelaySetting } from '@whenthen/core/definition';
import type { FieldPath } from '../context/inspector-context.js';
import { TimeOfDayField } from '../fields/TimeOfDayField.js';
import { WeekdaysField } from '../fields/WeekdaysField.js';

type Delay = Extract<DelaySetting, { kind: 'until_time' }>;

interface UntilTimeProps {
  delay: Delay;
  path: FieldPath;
  onChange: (delay: Delay) => void;
}

/** A time of day, and the days on which it counts. */
export const UntilTime = ({ delay, path, onChange }: UntilTimeProps) => (
  <>
    <TimeOfDayField
      name="time"
      help="On the person’s clock where their time zone is known, else on the store’s."
      value={delay.time}
      path={[...path, 'time']}
      onCommit={(time) => onChange({ ...delay, time })}
    />
    <WeekdaysField
      value={delay.weekdays}
      onCommit={(weekdays) => onChange({ kind: delay.kind, time: delay.time, ...(weekdays && { weekdays }) })}
    />
  </>
);
