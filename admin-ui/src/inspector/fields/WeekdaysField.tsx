import { weekdayNames } from '@whenthen/core/definition';
import { DayButtons } from './DayButtons.js';

const DAYS = weekdayNames.map((name) => ({ name, short: name.slice(0, 2) }));

interface WeekdaysFieldProps {
  /** In front of the names of the buttons, such as `triggers.0.`. */
  prefix?: string;
  /** Days by ISO 8601, 1 is Monday; `undefined`: every day. */
  value: readonly number[] | undefined;
  onCommit: (days: number[] | undefined) => void;
}

/** Days of the week to choose from; none chosen means every day. */
export const WeekdaysField = ({ prefix = '', value = [], onCommit }: WeekdaysFieldProps) => (
  <DayButtons
    name={`${prefix}weekdays`}
    label="Days of the week"
    help={value.length ? 'On the chosen days only.' : 'On any day. Choose days to limit it to them.'}
    days={DAYS}
    value={value}
    onCommit={(days) => onCommit(days.length === 0 || days.length === DAYS.length ? undefined : days)}
  />
);
