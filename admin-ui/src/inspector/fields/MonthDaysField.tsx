import { DayButtons } from './DayButtons.js';

const DAYS = Array.from({ length: 31 }, (_, i) => ({ name: `Day ${i + 1}`, short: String(i + 1) }));

interface MonthDaysFieldProps {
  /** In front of the names of the buttons, such as `triggers.0.`. */
  prefix: string;
  value: readonly number[];
  /** At least one day. */
  onCommit: (days: number[]) => void;
}

/** Days of the month to choose from; one stays chosen. */
export const MonthDaysField = ({ prefix, value, onCommit }: MonthDaysFieldProps) => (
  <DayButtons
    name={`${prefix}monthDays`}
    label="Days of the month"
    help="In a shorter month its last day stands for those that it does not have."
    days={DAYS}
    value={value}
    onCommit={(days) => days.length > 0 && onCommit(days)}
  />
);
