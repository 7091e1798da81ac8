import { choiceInWords, type Json, type JsonObject } from '@whenthen/core/definition';
import { useMessage, type FieldPath } from '../context/inspector-context.js';
import { CheckField } from '../fields/CheckField.js';
import { JsonField } from '../fields/JsonField.js';
import { NumberField } from '../fields/NumberField.js';
import { SelectField } from '../fields/SelectField.js';
import { TextField } from '../fields/TextField.js';
import { ThingField } from '../fields/ThingField.js';
import { NameField } from '../names/NameField.js';
import { ValueField } from '../values/ValueField.js';
import { HeadersField } from './HeadersField.js';
import { schemaFields, type SchemaField } from './schema-fields.js';
import { WebhookAuthField } from './WebhookAuthField.js';

interface SchemaFormProps {
  schema: JsonObject;
  value: JsonObject;
  path: FieldPath;
  onChange: (value: JsonObject) => void;
}

interface SettingProps {
  field: SchemaField;
  value: Json | undefined;
  /** All settings of the same form. */
  beside: JsonObject;
  path: FieldPath;
  onCommit: (value: Json | undefined) => void;
}

const text = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const objectOf = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

const enumOptions = ({ choices, required }: SchemaField, value: Json | undefined) => {
  const options = choices.map((choice) => ({
    value: JSON.stringify(choice),
    label: typeof choice === 'string' ? choiceInWords(choice) : text(choice),
  }));
  return required && value !== undefined ? options : [{ value: '', label: required ? 'Choose…' : '—' }, ...options];
};

const Setting = ({ field, value, beside, path, onCommit }: SettingProps) => {
  const { name, label, help, required, min, max } = field;
  const common = { name, label, help, required, message: useMessage(path) };
  const placeholder = field.initial === undefined ? undefined : text(field.initial);
  const commitText = (typed: string) => onCommit(typed === '' ? undefined : typed);
  switch (field.widget) {
    case 'template':
    case 'sequence':
    case 'segment':
    case 'workflow':
      return <ThingField {...common} kind={field.widget} value={text(value)} onCommit={commitText} />;
    case 'event':
    case 'field':
    case 'tag':
      return <NameField {...common} kind={field.widget} made value={text(value)} onCommit={commitText} />;
    case 'textarea':
      return <TextField {...common} lines={5} value={text(value)} placeholder={placeholder} onCommit={commitText} />;
    case 'secret':
      return <TextField {...common} secret value={text(value)} onCommit={commitText} />;
    case 'text':
      return <TextField {...common} value={text(value)} placeholder={placeholder} onCommit={commitText} />;
    case 'number':
    case 'integer': {
      const number = typeof value === 'number' ? value : undefined;
      return (
        <NumberField
          {...common}
          value={number}
          min={min}
          max={max}
          whole={field.widget === 'integer'}
          onCommit={onCommit}
        />
      );
    }
    case 'boolean':
      return <CheckField {...common} value={value === true} onCommit={onCommit} />;
    case 'enum':
      return (
        <SelectField
          {...common}
          value={value === undefined ? '' : JSON.stringify(value)}
          options={enumOptions(field, value)}
          onCommit={(choice) => onCommit(choice === '' ? undefined : (JSON.parse(choice) as Json))}
        />
      );
    case 'value':
      return (
        <div role="group" aria-label={label} className="wt-field">
          <span className="wt-label">
            {label}
            {required && <span className="wt-required" aria-hidden="true" />}
          </span>
          <ValueField
            {...common}
            value={value}
            kinds={['text', 'number', 'yes_no', 'list', 'json']}
            onCommit={onCommit}
          />
        </div>
      );
    case 'headers':
      return <HeadersField {...common} value={objectOf(value)} onCommit={onCommit} />;
    case 'webhook_auth':
      return <WebhookAuthField {...common} url={text(beside['url'])} value={objectOf(value)} onCommit={onCommit} />;
    case 'json':
      return <JsonField {...common} value={value} onCommit={onCommit} />;
  }
};

/** The settings of an action, made from its JSON Schema. An emptied setting is left out of the value. */
export const SchemaForm = ({ schema, value, path, onChange }: SchemaFormProps) => {
  const commit = (name: string, next: Json | undefined) => {
    const { [name]: _before, ...rest } = value;
    onChange(next === undefined ? rest : { ...value, [name]: next });
  };
  const fields = schemaFields(schema);
  if (fields.length === 0) return <p className="wt-help">There is nothing to set.</p>;
  return fields.map((field) => (
    <Setting
      key={field.name}
      field={field}
      value={value[field.name]}
      beside={value}
      path={[...path, field.name]}
      onCommit={(next) => commit(field.name, next)}
    />
  ));
};
