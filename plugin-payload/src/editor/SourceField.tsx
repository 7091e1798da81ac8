'use client';

import { FieldDescription, FieldLabel, useField } from '@payloadcms/ui';
import type { TextareaFieldClientComponent } from 'payload';
import { useRef } from 'react';
import { indent } from './indent.js';
import { snippets } from './snippets.js';
import './source.css';

/**
 * A plain editor for template source: line numbers, Tab indents (after Escape it leaves the field, as keyboards need),
 * and snippets of what can be inserted. Payload's own code editor is loaded from the network; this one is just here.
 */
export const SourceField: TextareaFieldClientComponent & { displayName?: string } = (props) => {
  const { field, path: pathFromProps, readOnly } = props;
  const rows = (props as { rows?: number }).rows ?? 16;
  const { disabled, path, errorMessage, setValue, showError, value } = useField<string>({
    potentiallyStalePath: pathFromProps,
  });
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLDivElement>(null);
  const leaving = useRef(false);
  const text = value ?? '';
  const locked = Boolean(readOnly) || disabled;

  const insert = (snippet: string) => {
    const { current } = area;
    if (!current || !snippet) return;
    current.focus();
    current.setRangeText(snippet, current.selectionStart, current.selectionEnd, 'end');
    setValue(current.value);
  };

  return (
    <div className={`field-type whenthen-source${showError ? ' error' : ''}`} id={`field-${path}`}>
      <div className="whenthen-source__head">
        <FieldLabel label={field.label} path={path} required={field.required ?? false} />
        <select
          aria-label={`Insert into ${typeof field.label === 'string' ? field.label : path}`}
          disabled={locked}
          onChange={({ target }) => {
            insert(target.value);
            target.value = '';
          }}
          value=""
        >
          <option value="">Insert…</option>
          {snippets.map(({ label, source }) => (
            <option key={label} value={source}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="field-type__wrap">
        {/* In words of its own length: Payload's tooltip cuts it, and covers the list of snippets. */}
        {showError && errorMessage && (
          <p className="whenthen-source__error" role="alert">
            {errorMessage}
          </p>
        )}
        <div className="whenthen-source__box">
          <div aria-hidden className="whenthen-source__numbers" ref={numbers}>
            {text.split('\n').map((_, line) => (
              // Lines have no identity but their number.
              <span key={line}>{line + 1}</span>
            ))}
          </div>
          <textarea
            autoCapitalize="off"
            autoComplete="off"
            id={`field-${path}-source`}
            aria-label={typeof field.label === 'string' ? field.label : path}
            onBlur={() => (leaving.current = false)}
            onChange={({ target }) => setValue(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') leaving.current = true;
              if (event.key !== 'Tab' || leaving.current || locked) return;
              event.preventDefault();
              setValue(indent(event.currentTarget, event.shiftKey));
            }}
            onScroll={({ currentTarget }) => {
              if (numbers.current) numbers.current.scrollTop = currentTarget.scrollTop;
            }}
            readOnly={locked}
            ref={area}
            rows={rows}
            spellCheck={false}
            value={text}
            wrap="off"
          />
        </div>
        {field.admin?.description && <FieldDescription description={field.admin.description} path={path} />}
      </div>
    </div>
  );
};
