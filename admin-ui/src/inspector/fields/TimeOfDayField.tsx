import { timeOfDay } from '@whenthen/core/definition';
import { useMessage, type FieldPath } from '../context/inspector-context.js';
import { TextField } from './TextField.js';

interface TimeOfDayFieldProps {
  name: string;
  /** On whose clock. */
  help: string;
  value: string;
  path: FieldPath;
  onCommit: (time: string) => void;
}

/** A time of day. */
export const TimeOfDayField = ({ path, ...field }: TimeOfDayFieldProps) => (
  <TextField
    label="Time of day"
    placeholder="09:00"
    keepFilled
    message={useMessage(path)}
    check={(text) => (timeOfDay.safeParse(text.trim()).success ? undefined : 'Write it as 09:00, up to 23:59.')}
    {...field}
  />
);
