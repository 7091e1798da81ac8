import type { Json, Operand, Reference } from '@whenthen/core/definition';

/** How a value is written in a settings panel. */
export const valueKinds = ['text', 'number', 'yes_no', 'list', 'trigger', 'person', 'json'] as const;
export type ValueKind = (typeof valueKinds)[number];

export const valueKindLabels: Record<ValueKind, string> = {
  text: 'Text',
  number: 'Number',
  yes_no: 'Yes or no',
  list: 'List',
  trigger: 'From trigger',
  person: 'From person',
  json: 'JSON',
};

const isReference = (value: Operand): value is Reference =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value['ref'] === 'string';

/** How a value is best written; text for none. */
export const valueKindOf = (value: Operand | undefined): ValueKind => {
  if (value === undefined || typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'yes_no';
  if (isReference(value)) return value.ref.startsWith('person.') ? 'person' : 'trigger';
  if (Array.isArray(value) && value.every((v) => typeof v === 'string')) return 'list';
  return 'json';
};

/** The text that stands for a value in a text field. */
export const valueText = (value: Operand | undefined): string => {
  if (value === undefined) return '';
  if (isReference(value)) return value.ref.replace(/^(trigger|person)\./, '');
  if (Array.isArray(value)) return value.map((v) => (typeof v === 'string' ? v : JSON.stringify(v))).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Reads a text as a value of a kind; `undefined` for an empty text, and for a number that is none. */
export const readValue = (text: string, kind: ValueKind): Operand | undefined => {
  const trimmed = text.trim();
  if (!trimmed) return undefined;
  switch (kind) {
    case 'number':
      return Number.isFinite(Number(trimmed)) ? Number(trimmed) : undefined;
    case 'yes_no':
      return trimmed === 'true' || trimmed === 'yes';
    case 'list':
      return trimmed.split(',').flatMap((part) => (part.trim() ? [part.trim()] : []));
    case 'trigger':
    case 'person':
      return { ref: `${kind}.${trimmed}` };
    case 'json':
      try {
        return JSON.parse(trimmed) as Json;
      } catch {
        return trimmed;
      }
    case 'text':
      return trimmed;
  }
};

/** The same value as another kind, as far as that goes. */
export const convertValue = (value: Operand | undefined, kind: ValueKind): Operand | undefined =>
  kind === 'yes_no' ? value === true || value === 'true' : readValue(valueText(value), kind);
