const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

interface WeekdaysFieldProps {
  /** Days by ISO 8601, 1 is Monday; `undefined`: every day. */
  value: readonly number[] | undefined;
  onCommit: (days: number[] | undefined) => void;
}

/** Days of the week to choose from; none chosen means every day. */
export const WeekdaysField = ({ value = [], onCommit }: WeekdaysFieldProps) => {
  const toggle = (day: number) => {
    const days = value.includes(day) ? value.filter((d) => d !== day) : [...value, day].sort();
    onCommit(days.length === 0 || days.length === DAYS.length ? undefined : days);
  };
  return (
    <div className="wt-field">
      <div className="wt-days" role="group" aria-label="Days of the week">
        {DAYS.map((name, i) => (
          <button
            key={name}
            type="button"
            aria-pressed={value.includes(i + 1)}
            aria-label={name}
            title={name}
            data-testid={`wt-field-weekdays.${i + 1}`}
            onClick={() => toggle(i + 1)}
          >
            {name.slice(0, 2)}
          </button>
        ))}
      </div>
      <p className="wt-help">
        {value.length ? 'On the chosen days only.' : 'On any day. Choose days to keep to them.'}
      </p>
    </div>
  );
};
