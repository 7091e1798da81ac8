import type { PropertyTest } from '@whenthen/core/definition';
import { useMessage, type FieldPath } from './context.js';
import { TextField } from './fields/TextField.js';
import { PropertyTests } from './PropertyTests.js';

export interface EventPattern {
  name: string;
  where?: PropertyTest[] | undefined;
}

interface EventFieldsProps<T extends EventPattern> {
  name: string;
  value: T;
  path: FieldPath;
  onChange: (value: T) => void;
  placeholder: string;
}

/** Which event, and the tests of its properties. */
export const EventFields = <T extends EventPattern>({
  name,
  value,
  path,
  onChange,
  placeholder,
}: EventFieldsProps<T>) => {
  const message = useMessage([...path, 'name']);
  const setWhere = (where: PropertyTest[] | undefined) => {
    const { where: _before, ...rest } = value;
    onChange((where ? { ...rest, where } : rest) as T);
  };
  return (
    <>
      <TextField
        name={`${name}.name`}
        label="Event"
        keepFilled
        placeholder={placeholder}
        offer="events"
        value={value.name}
        message={message}
        onCommit={(event) => onChange({ ...value, name: event })}
      />
      <PropertyTests name={name} value={value.where} path={path} onChange={setWhere} />
    </>
  );
};
