'use client';

import { useForm, useFormFields, useFormModified, useFormProcessing, useFormSubmitted } from '@payloadcms/ui';
import { useEffect, useRef } from 'react';
import './authored.css';

/** What was refused: said at a field, about the value that stood there. */
interface Refusal {
  path: string;
  message: string;
  value: unknown;
}

/**
 * Lets a refused publish be tried again, or kept as a draft. Payload takes a form for unchanged once it was sent, also
 * when the server refused it: then neither button can be pressed, and leaving loses the changes without a question. What
 * was changed before is still changed. And as publishing was asked for, the form is looked over as for publishing from
 * then on: looked over as the draft that it is, what was refused would no longer be said at its field.
 */
export const ReadyAgain = () => {
  const { setModified } = useForm();
  const [fields, dispatch] = useFormFields((all) => all);
  const modified = useFormModified();
  const processing = useFormProcessing();
  // Set while what was sent last has not been taken.
  const refused = useFormSubmitted();
  const sent = useRef<{ modified: boolean } | null>(null);
  const refusals = useRef<Refusal[]>([]);
  useEffect(() => {
    if (processing) {
      sent.current ??= { modified };
      return;
    }
    // A refused draft still counts as changed.
    if (sent.current && refused && !modified) {
      refusals.current = Object.entries(fields).flatMap(([path, { valid, errorMessage, value }]) =>
        valid === false && errorMessage ? [{ path, message: errorMessage, value }] : [],
      );
      dispatch({ type: 'UPDATE', path: '_status', value: 'published' });
      if (sent.current.modified) setModified(true);
    }
    sent.current = null;
  }, [dispatch, fields, modified, processing, refused, setModified]);
  useEffect(() => {
    if (processing || !refused) return;
    // An answer about the form as it was before may come after the refusal and take it away. It is said again, once.
    const same = refusals.current.filter(({ path, value }) => fields[path]?.value === value);
    const lost = same.filter(({ path }) => fields[path]?.valid !== false);
    refusals.current = lost.length > 0 ? [] : same;
    if (lost.length > 0) dispatch({ type: 'ADD_SERVER_ERRORS', errors: lost });
  }, [dispatch, fields, processing, refused]);
  return <span className="whenthen-authored" hidden />;
};
