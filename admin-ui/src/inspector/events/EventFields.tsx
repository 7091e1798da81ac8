import { useMemo } from 'react';
import type { PropertyTest } from '@whenthen/core/definition';
import { useMessage, type FieldPath } from '../context/inspector-context.js';
import { NameField } from '../names/NameField.js';
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
}

/** Which event, and the tests of its properties. */
export const EventFields = <T extends EventPattern>({ name, value, path, onChange }: EventFieldsProps<T>) => {
  const message = useMessage([...path, 'name']);
  const of = useMemo(() => [value.name], [value.name]);
  const setWhere = (where: PropertyTest[] | undefined) => {
    const { where: _before, ...rest } = value;
    onChange((where ? { ...rest, where } : rest) as T);
  };
  return (
    <>
      <NameField
        kind="event"
        name={`${name}.name`}
        label="Event"
        keepFilled
        placeholder="Choose an event"
        value={value.name}
        message={message}
        onCommit={(event) => onChange({ ...value, name: event })}
      />
      <PropertyTests name={name} of={of} value={value.where} path={path} onChange={setWhere} />
    </>
  );
};
