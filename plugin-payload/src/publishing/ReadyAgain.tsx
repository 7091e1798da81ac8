'use client';

import { useForm, useFormFields, useFormModified, useFormProcessing, useFormSubmitted } from '@payloadcms/ui';
import { useEffect, useRef } from 'react';

/**
 * Lets a refused publish be tried again, or kept as a draft. Payload takes a form for unchanged once it was sent, also
 * when the server refused it: then neither button can be pressed, and leaving loses the changes without a question. What
 * was changed before is still changed. And as publishing was asked for, the form is looked over as for publishing from
 * then on: looked over as the draft that it is, what was refused would no longer be said at its field.
 */
export const ReadyAgain = () => {
  const { setModified } = useForm();
  const dispatch = useFormFields(([, dispatchFields]) => dispatchFields);
  const modified = useFormModified();
  const processing = useFormProcessing();
  // Set while what was sent last has not been taken.
  const refused = useFormSubmitted();
  const sent = useRef<{ modified: boolean } | null>(null);
  useEffect(() => {
    if (processing) {
      sent.current ??= { modified };
      return;
    }
    // A refused draft still counts as changed.
    if (sent.current && refused && !modified) {
      dispatch({ type: 'UPDATE', path: '_status', value: 'published' });
      if (sent.current.modified) setModified(true);
    }
    sent.current = null;
  }, [dispatch, modified, processing, refused, setModified]);
  return null;
};
