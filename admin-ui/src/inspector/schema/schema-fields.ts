import { inWords, type Json, type JsonObject } from '@whenthen/core/definition';

/** How one setting of an action is edited. */
export type SchemaWidget =
  | 'template'
  | 'sequence'
  | 'segment'
  | 'workflow'
  | 'event'
  | 'field'
  | 'tag'
  | 'textarea'
  | 'secret'
  | 'value'
  | 'headers'
  | 'webhook_auth'
  | 'enum'
  | 'boolean'
  | 'number'
  | 'integer'
  | 'text'
  | 'json';

/** One setting of an action, read from its JSON Schema. */
export interface SchemaField {
  name: string;
  label: string;
  help: string | undefined;
  required: boolean;
  widget: SchemaWidget;
  /** Values to choose from, for `enum`. */
  choices: Json[];
  min: number | undefined;
  max: number | undefined;
  /** What applies when nothing is set. */
  initial: Json | undefined;
}

const WIDGETS: readonly string[] = [
  'template',
  'sequence',
  'segment',
  'workflow',
  'event',
  'field',
  'tag',
  'textarea',
  'secret',
  'value',
  'headers',
  'webhook_auth',
] satisfies SchemaWidget[];

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const resolve = (property: JsonObject, schema: JsonObject): JsonObject => {
  const ref = property['$ref'];
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return property;
  const target = ref
    .slice(2)
    .split('/')
    .reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), schema);
  return isObject(target) ? { ...target, ...property } : property;
};

const choicesOf = (property: JsonObject): Json[] => {
  if (Array.isArray(property['enum'])) return property['enum'];
  const options = property['anyOf'] ?? property['oneOf'];
  if (Array.isArray(options) && options.every((o) => isObject(o) && 'const' in o))
    return options.map((o) => (o as JsonObject)['const'] as Json);
  return [];
};

const widgetOf = (property: JsonObject, choices: Json[]): SchemaWidget => {
  const wished = property['x-widget'];
  if (typeof wished === 'string' && WIDGETS.includes(wished)) return wished as SchemaWidget;
  if (choices.length > 0) return 'enum';
  switch (property['type']) {
    case 'string':
      return 'text';
    case 'number':
    case 'integer':
    case 'boolean':
      return property['type'];
    case 'object':
    case 'array':
      return 'json';
    default:
      return 'value';
  }
};

const numberOf = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads the settings of an action from the JSON Schema of its input, in the schema's order. */
export const schemaFields = (schema: JsonObject): SchemaField[] => {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  return Object.entries(properties).flatMap(([name, raw]) => {
    if (!isObject(raw)) return [];
    const property = resolve(raw, schema);
    const choices = choicesOf(property);
    const field: SchemaField = {
      name,
      label: textOf(property['title']) ?? inWords(name),
      help: textOf(property['description']),
      required: required.includes(name),
      widget: widgetOf(property, choices),
      choices,
      min: numberOf(property['minimum']),
      max: numberOf(property['maximum']),
      initial: property['default'],
    };
    return [field];
  });
};
