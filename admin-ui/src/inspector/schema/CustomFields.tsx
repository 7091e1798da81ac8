import type { JsonObject } from '@whenthen/core/definition';
import { useInspector, useMessage, type FieldPath } from '../context/inspector-context.js';
import { JsonField } from '../fields/JsonField.js';
import { SchemaForm } from './SchemaForm.js';

interface CustomFieldsProps {
  what: 'condition' | 'trigger';
  value: { type: string; input: JsonObject };
  path: FieldPath;
  onChange: (input: JsonObject) => void;
}

/** The settings of a condition or a trigger of the developers, made from its JSON Schema. */
export const CustomFields = ({ what, value: { type, input }, path, onChange }: CustomFieldsProps) => {
  const { catalog } = useInspector();
  const misplaced = useMessage([...path, 'kind']);
  const known = what === 'condition' ? catalog.conditions : catalog.triggers;
  const descriptor = known.find((d) => d.type === type);
  return (
    <>
      {descriptor?.description && <p className="wt-help">{descriptor.description}</p>}
      {misplaced && (
        <p className="wt-message" role="alert">
          {misplaced}
        </p>
      )}
      {descriptor ? (
        <SchemaForm schema={descriptor.inputSchema} value={input} path={[...path, 'input']} onChange={onChange} />
      ) : (
        <JsonField
          name="input"
          label="Settings"
          help={`No engine that runs now knows the ${what} “${type}”, so its settings are shown as they are.`}
          value={input}
          onCommit={(next) => onChange((next ?? {}) as JsonObject)}
        />
      )}
    </>
  );
};
