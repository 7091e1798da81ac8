import type { DelaySetting } from '@whenthen/core/definition';
import { useMessage, type FieldPath } from './context.js';
import { TextField } from './fields/TextField.js';
import { WeekdaysField } from './fields/WeekdaysField.js';

type Delay = Extract<DelaySetting, { kind: 'until_time' }>;

interface UntilTimeProps {
  delay: Delay;
  path: FieldPath;
  onChange: (delay: Delay) => void;
}

/** A time of day, and the days on which it counts. */
export const UntilTime = ({ delay, path, onChange }: UntilTimeProps) => (
  <>
    <TextField
      name="time"
      label="Time of day"
      help="On the person’s clock where their time zone is known, else on the store’s."
      placeholder="09:00"
      keepFilled
      value={delay.time}
      message={useMessage([...path, 'time'])}
      check={(text) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(text.trim()) ? undefined : 'Write it as 09:00, up to 23:59.')}
      onCommit={(time) => onChange({ ...delay, time })}
    />
    <WeekdaysField
      value={delay.weekdays}
      onCommit={(weekdays) => onChange({ kind: delay.kind, time: delay.time, ...(weekdays && { weekdays }) })}
    />
  </>
);
