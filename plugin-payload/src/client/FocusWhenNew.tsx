'use client';

import { useDocumentInfo, useFormInitializing } from '@payloadcms/ui';
import { useEffect, useRef } from 'react';

/** Behind the first field of a form: who makes a new document goes on in that field, without a way there by key. */
export const FocusWhenNew = () => {
  const { id } = useDocumentInfo();
  // Until then the fields cannot take the focus.
  const initializing = useFormInitializing();
  const here = useRef<HTMLSpanElement>(null);
  const begins = id === undefined && !initializing;
  useEffect(() => {
    if (!begins || (document.activeElement ?? document.body) !== document.body) return;
    const input = here.current?.closest('.field-type')?.querySelector('input');
    // One frame later the form has drawn its fields as ready.
    const frame = requestAnimationFrame(() => input?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, [begins]);
  return <span hidden ref={here} />;
};
