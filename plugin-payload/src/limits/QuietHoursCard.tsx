'use client';

import { weekdayNames, type QuietRule } from '@whenthen/core/definition';
import { Button } from '@payloadcms/ui';
import { SectionCard } from './SectionCard.js';
import { useSection, type Section } from './use-section.js';

const NIGHT: QuietRule = { from: '21:00', to: '08:00' };
const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** A rule on other days; all days are the same as none named. */
const withDay = ({ weekdays = WEEK, ...times }: QuietRule, day: number, on: boolean): QuietRule => {
  const days = WEEK.filter((one) => (one === day ? on : weekdays.includes(one)));
  return days.length === WEEK.length ? times : { ...times, weekdays: days };
};

/** When no marketing e-mail goes out. */
export const QuietHoursCard = ({ read, change }: { read: Section<'quietHours'>; change: boolean }) => {
  const { value, setValue, save, ...state } = useSection('quietHours', read);
  const { rules } = value;
  const put = (at: number, rule: QuietRule) => setValue({ rules: rules.map((one, i) => (i === at ? rule : one)) });
  return (
    <SectionCard
      {...state}
      change={change}
      id="quiet-hours"
      lead="By the clock of whoever gets the e-mail, where it is known, else by your shop’s. Marketing e-mails wait until the quiet hours are over; transactional ones go out at any time."
      onSave={() => void save()}
      title="Quiet hours"
    >
      {rules.length === 0 && <p>Marketing e-mails go out at any hour.</p>}
      {rules.map((rule, at) => (
        <div className="whenthen-limits__rule" key={at}>
          <span>From</span>
          <input
            aria-label="From"
            onChange={({ target }) => put(at, { ...rule, from: target.value })}
            type="time"
            value={rule.from}
          />
          <span>to</span>
          <input
            aria-label="To"
            onChange={({ target }) => put(at, { ...rule, to: target.value })}
            type="time"
            value={rule.to}
          />
          <span>{rule.to === rule.from ? 'a whole day, beginning on' : 'beginning on'}</span>
          <span className="whenthen-limits__days">
            {WEEK.map((day) => (
              <label key={day}>
                <input
                  checked={(rule.weekdays ?? WEEK).includes(day)}
                  onChange={({ target }) => put(at, withDay(rule, day, target.checked))}
                  type="checkbox"
                />
                {weekdayNames[day - 1]?.slice(0, 3)}
              </label>
            ))}
          </span>
          <Button
            buttonStyle="subtle"
            margin={false}
            onClick={() => setValue({ rules: rules.filter((_, i) => i !== at) })}
            size="small"
            type="button"
          >
            Remove
          </Button>
        </div>
      ))}
      {rules.length < 10 && (
        <Button
          buttonStyle="subtle"
          id="whenthen-add-quiet"
          margin={false}
          onClick={() => setValue({ rules: [...rules, NIGHT] })}
          size="small"
          type="button"
        >
          Add quiet hours
        </Button>
      )}
    </SectionCard>
  );
};
