import type { Operand } from '@whenthen/core/definition';
import { useState } from 'react';
import { useInspector } from '../context/inspector-context.js';
import type { FieldProps } from '../fields/Field.js';
import { JsonField } from '../fields/JsonField.js';
import { SelectField } from '../fields/SelectField.js';
import { TextField } from '../fields/TextField.js';
import { NameField } from '../names/NameField.js';
import { convertValue, readValue, valueKindLabels, valueKindOf, valueText, type ValueKind } from './value-kinds.js';

interface ValueFieldProps extends FieldProps {
  value: Operand | undefined;
  kinds: readonly ValueKind[];
  onCommit: (value: Operand | undefined) => void;
}

const yesNo = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** A value whose kind is chosen, too: text, number, yes or no, list, or a reference to what is known. */
export const ValueField = ({ value, kinds, onCommit, ...field }: ValueFieldProps) => {
  const { startedBy } = useInspector();
  const own = valueKindOf(value);
  const [picked, setPicked] = useState<ValueKind | null>(null);
  // An emptied value has no kind of its own: the picked one stays.
  const wished = value === undefined ? (picked ?? own) : own === 'list' && picked === 'json' ? 'json' : own;
  const kind = kinds.includes(wished) ? wished : (kinds[0] ?? 'text');
  const pick = (to: string) => {
    setPicked(to as ValueKind);
    onCommit(convertValue(value, to as ValueKind));
  };
  return (
    <div className="wt-value">
      <SelectField
        name={`${field.name}.kind`}
        label={`${field.label}: kind`}
        quiet
        value={kind}
        options={kinds.map((k) => ({ value: k, label: valueKindLabels[k] }))}
        onCommit={pick}
      />
      {kind === 'yes_no' ? (
        <SelectField
          {...field}
          quiet
          value={String(value === true)}
          options={yesNo}
          onCommit={(v) => onCommit(v === 'true')}
        />
      ) : kind === 'json' ? (
        <JsonField {...field} quiet value={value} onCommit={onCommit} />
      ) : kind === 'trigger' || kind === 'person' ? (
        <NameField
          {...field}
          quiet
          kind={kind === 'trigger' ? 'property' : 'field'}
          of={startedBy}
          value={valueText(value)}
          placeholder={kind === 'trigger' ? 'Choose a property' : 'Choose a field'}
          onCommit={(name) => onCommit(readValue(name, kind))}
        />
      ) : (
        <TextField
          {...field}
          quiet
          value={valueText(value)}
          placeholder={kind === 'list' ? 'one, two, three' : ''}
          check={(text) =>
            kind === 'number' && text.trim() && !Number.isFinite(Number(text)) ? 'Write a number.' : undefined
          }
          onCommit={(text) => onCommit(readValue(text, kind))}
        />
      )}
    </div>
  );
};
