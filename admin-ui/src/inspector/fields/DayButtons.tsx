interface DayButtonsProps {
  name: string;
  label: string;
  help: string;
  /** Days from 1, as their names, and what stands on their buttons. */
  days: readonly { name: string; short: string }[];
  value: readonly number[];
  /** Days in their order. */
  onCommit: (days: number[]) => void;
}

/** Days to choose from. */
export const DayButtons = ({ name, label, help, days, value, onCommit }: DayButtonsProps) => (
  <div className="wt-field">
    <div className="wt-days" role="group" aria-label={label}>
      {days.map((day, i) => (
        <button
          key={day.name}
          type="button"
          aria-pressed={value.includes(i + 1)}
          aria-label={day.name}
          title={day.name}
          data-testid={`wt-field-${name}.${i + 1}`}
          onClick={() =>
            onCommit(value.includes(i + 1) ? value.filter((d) => d !== i + 1) : [...value, i + 1].sort((a, b) => a - b))
          }
        >
          {day.short}
        </button>
      ))}
    </div>
    <p className="wt-help">{help}</p>
  </div>
);
