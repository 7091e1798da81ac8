import type { Trigger } from '@whenthen/core/definition';
import type { FieldPath } from '../context/inspector-context.js';
import { MonthDaysField } from '../fields/MonthDaysField.js';
import { PickField } from '../fields/PickField.js';
import { SelectField } from '../fields/SelectField.js';
import { TimeOfDayField } from '../fields/TimeOfDayField.js';
import { WeekdaysField } from '../fields/WeekdaysField.js';

type Schedule = Extract<Trigger, { kind: 'schedule' }>;

interface ScheduleFieldsProps {
  name: string;
  value: Schedule;
  path: FieldPath;
  onChange: (value: Schedule) => void;
}

const repeats = [
  { value: 'daily', label: 'Every day' },
  { value: 'weekly', label: 'On days of the week' },
  { value: 'monthly', label: 'On days of the month' },
] as const;
type Repeats = (typeof repeats)[number]['value'];

const daysOf: Record<Repeats, Pick<Schedule, 'weekdays' | 'monthDays'>> = {
  daily: {},
  weekly: { weekdays: [1] },
  monthly: { monthDays: [1] },
};
const repeatsOf = ({ weekdays, monthDays }: Schedule): Repeats => {
  if (monthDays) return 'monthly';
  return weekdays ? 'weekly' : 'daily';
};

const who = [
  { value: 'everyone', label: 'Everyone' },
  { value: 'segment', label: 'Everyone in a segment' },
];

/** When a schedule comes round, and who enters then. */
export const ScheduleFields = ({ name, value, path, onChange }: ScheduleFieldsProps) => {
  const { kind, time, weekdays, monthDays, segment } = value;
  const among = segment === undefined ? {} : { segment };
  const days = { ...(weekdays && { weekdays }), ...(monthDays && { monthDays }) };
  return (
    <>
      <SelectField
        name={`${name}.repeats`}
        label="Comes round"
        value={repeatsOf(value)}
        options={repeats}
        onCommit={(choice) => onChange({ kind, time, ...daysOf[choice as Repeats], ...among })}
      />
      {weekdays && (
        <WeekdaysField
          prefix={`${name}.`}
          value={weekdays}
          onCommit={(chosen) => onChange({ kind, time, ...(chosen && { weekdays: chosen }), ...among })}
        />
      )}
      {monthDays && (
        <MonthDaysField
          prefix={`${name}.`}
          value={monthDays}
          onCommit={(chosen) => onChange({ kind, time, monthDays: chosen, ...among })}
        />
      )}
      <TimeOfDayField
        name={`${name}.time`}
        help="On the store’s clock. What comes round while nothing runs is made up for once."
        value={time}
        path={[...path, 'time']}
        onCommit={(next) => onChange({ ...value, time: next })}
      />
      <SelectField
        name={`${name}.who`}
        label="Who enters then"
        help="Who was inside before enters again only if “A person may enter”, below, says so."
        value={segment === undefined ? 'everyone' : 'segment'}
        options={who}
        onCommit={(choice) => onChange({ kind, time, ...days, ...(choice === 'segment' && { segment: '' }) })}
      />
      {segment !== undefined && (
        <PickField
          kind="segment"
          name={`${name}.segment`}
          value={segment}
          path={[...path, 'segment']}
          onCommit={(id) => onChange({ ...value, segment: id })}
        />
      )}
    </>
  );
};
