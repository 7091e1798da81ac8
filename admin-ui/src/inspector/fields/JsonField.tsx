import { json, type Json } from '@whenthen/core/definition';
import { TextField } from './TextField.js';
import type { FieldProps } from './Field.js';

interface JsonFieldProps extends FieldProps {
  value: Json | undefined;
  onCommit: (value: Json | undefined) => void;
}

const read = (text: string): Json => json.parse(JSON.parse(text));

const check = (text: string): string | undefined => {
  if (!text.trim()) return undefined;
  try {
    read(text);
    return undefined;
  } catch {
    return 'This is not JSON. Texts stand in "double quotes".';
  }
};

/** Any value, written as JSON. */
export const JsonField = ({ value, onCommit, ...field }: JsonFieldProps) => (
  <TextField
    {...field}
    lines={4}
    code
    value={value === undefined ? '' : JSON.stringify(value, null, 2)}
    check={check}
    onCommit={(text) => onCommit(text.trim() ? read(text) : undefined)}
  />
);
