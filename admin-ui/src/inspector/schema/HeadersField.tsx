import type { JsonObject } from '@whenthen/core/definition';
import type { FieldProps } from '../fields/Field.js';
import { TextField } from '../fields/TextField.js';
import { RowList } from '../rows/RowList.js';

interface HeadersFieldProps extends FieldProps {
  value: JsonObject;
  onCommit: (value: JsonObject | undefined) => void;
}

/** Headers of a call, a row each: a name and what it holds. */
export const HeadersField = ({ name, label, help, message, value, onCommit }: HeadersFieldProps) => {
  const rows = Object.entries(value).map(([header, text]) => ({ header, text: typeof text === 'string' ? text : '' }));
  const change = (next: typeof rows) => {
    const named = next.filter(({ header }) => header !== '');
    onCommit(named.length > 0 ? Object.fromEntries(named.map(({ header, text }) => [header, text])) : undefined);
  };
  return (
    <div role="group" aria-label={label} className="wt-field">
      <span className="wt-label">{label}</span>
      <RowList
        items={rows}
        add="Add a header"
        make={() => ({ header: '', text: '' })}
        removeLabel="Remove this header"
        most={20}
        onChange={change}
      >
        {(row, set, index) => (
          <>
            <TextField
              name={`${name}.${index}.name`}
              label="Name"
              value={row.header}
              placeholder="X-Shop"
              onCommit={(header) => set({ ...row, header })}
            />
            <TextField
              name={`${name}.${index}.value`}
              label="Value"
              value={row.text}
              placeholder="{{person.email}}"
              onCommit={(text) => set({ ...row, text })}
            />
          </>
        )}
      </RowList>
      {help && <p className="wt-help">{help}</p>}
      {message && <p className="wt-message">{message}</p>}
    </div>
  );
};
