import { durationUnits, type Duration } from '@whenthen/core/definition';
import type { FieldPath } from '../context/inspector-context.js';
import { useMessage } from '../context/inspector-context.js';
import { NumberField } from './NumberField.js';
import { SelectField } from './SelectField.js';

interface DurationFieldProps {
  /** Goes before the names `amount` and `unit`; empty for the only duration of a panel. */
  prefix?: string;
  label: string;
  value: Duration;
  path: FieldPath;
  onCommit: (value: Duration) => void;
}

/** An amount and a unit. */
export const DurationField = ({ prefix = '', label, value, path, onCommit }: DurationFieldProps) => (
  <div className="wt-pair" role="group" aria-label={label}>
    <NumberField
      name={`${prefix}amount`}
      label={label}
      value={value.amount}
      min={1}
      max={5_256_000}
      whole
      keepFilled
      message={useMessage([...path, 'amount'])}
      onCommit={(amount) => onCommit({ ...value, amount: amount ?? 1 })}
    />
    <SelectField
      name={`${prefix}unit`}
      label="Unit"
      value={value.unit}
      options={durationUnits.map((unit) => ({ value: unit, label: value.amount === 1 ? unit.slice(0, -1) : unit }))}
      onCommit={(unit) => onCommit({ ...value, unit: unit as Duration['unit'] })}
    />
  </div>
);
