import type { Condition } from '@whenthen/core/definition';
import { useInspector, useMessage, type FieldPath } from '../context/inspector-context.js';
import { SelectField } from '../fields/SelectField.js';
import { TextField } from '../fields/TextField.js';
import { Comparison } from '../values/Comparison.js';

interface AnswerTestProps {
  name: string;
  value: Extract<Condition, { kind: 'answer' }>;
  path: FieldPath;
  onChange: (value: Condition) => void;
}

/** What a step answered that told another system, compared. */
export const AnswerTest = ({ name, value, path, onChange }: AnswerTestProps) => {
  const { answering } = useInspector();
  const message = useMessage([...path, 'step']);
  const known = answering.some(({ id }) => id === value.step);
  const options = [
    ...(known ? [] : [{ value: value.step, label: value.step || 'Pick a step' }]),
    ...answering.map((step) => ({ value: step.id, label: step.name })),
  ];
  const { kind, step, path: at } = value;
  return (
    <>
      <SelectField
        name={`${name}.step`}
        label="Step"
        help={
          answering.length === 0
            ? 'No step gets an answer yet. Add “Send webhook” first.'
            : 'It is there once the step has answered: a delay before this condition gives it time.'
        }
        value={step}
        options={options}
        message={message}
        onCommit={(picked) => onChange({ ...value, step: picked })}
      />
      <TextField
        name={`${name}.path`}
        label="Where in the answer"
        help="For example status, or body.score."
        placeholder="status"
        value={at}
        onCommit={(next) => onChange({ ...value, path: next })}
      />
      <Comparison name={name} value={value} path={path} onChange={(c) => onChange({ kind, step, path: at, ...c })} />
    </>
  );
};
