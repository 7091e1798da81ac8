import { describeOperator, operators, type Operand, type Operator } from '@whenthen/core/definition';
import { useMessage, type FieldPath } from '../context/inspector-context.js';
import { NumberField } from '../fields/NumberField.js';
import { SelectField } from '../fields/SelectField.js';
import type { ValueKind } from './value-kinds.js';
import { ValueField } from './ValueField.js';

export interface Compared {
  op: Operator;
  value?: Operand | undefined;
}

interface ComparisonProps {
  name: string;
  value: Compared;
  path: FieldPath;
  onChange: (value: { op: Operator; value?: Operand }) => void;
}

const kindsFor = (op: Operator): readonly ValueKind[] => {
  if (op === 'in') return ['list'];
  if (op === 'greater' || op === 'less') return ['number', 'trigger', 'person'];
  if (op === 'contains' || op === 'starts_with') return ['text', 'trigger', 'person'];
  if (op === 'before' || op === 'after') return ['text', 'trigger', 'person'];
  return ['text', 'number', 'yes_no', 'trigger', 'person'];
};

const needsValue = (op: Operator): boolean => op !== 'exists' && op !== 'not_exists';
const labelOf = (op: Operator): string => (op === 'within' ? 'is in the last days:' : describeOperator(op));

/** How something is compared, and with what. */
export const Comparison = ({ name, value: { op, value }, path, onChange }: ComparisonProps) => {
  const message = useMessage([...path, 'value']);
  const commit = (next: Operand | undefined, by: Operator = op) =>
    onChange({ op: by, ...(next === undefined || !needsValue(by) ? {} : { value: next }) });
  return (
    <>
      <SelectField
        name={`${name}.op`}
        label="Comparison"
        quiet
        value={op}
        options={operators.map((o) => ({ value: o, label: labelOf(o) }))}
        onCommit={(to) => commit(value, to as Operator)}
      />
      {op === 'within' ? (
        <NumberField
          name={`${name}.value`}
          label="Days"
          quiet
          min={1}
          value={typeof value === 'number' ? value : undefined}
          message={message}
          onCommit={(days) => commit(days)}
        />
      ) : (
        needsValue(op) && (
          <ValueField
            name={`${name}.value`}
            label="Value"
            kinds={kindsFor(op)}
            value={value}
            message={message}
            onCommit={(v) => commit(v)}
          />
        )
      )}
    </>
  );
};
