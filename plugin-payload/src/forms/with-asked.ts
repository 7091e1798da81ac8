import { loggedError } from '@whenthen/core/definition';
import { evidenceAddress, isTicked } from '@whenthen/core/http';
import type { CollectionBeforeChangeHook, CollectionConfig, PayloadRequest } from 'payload';
import { notedOf, UNKNOWN, type Noted } from './asked.js';
import { ASKED, askedFields } from './asked-fields.js';
import { CONSENT } from './consent-fields.js';
import { consentOf } from './consent-of.js';
import { formOf, valuesOf, type SubmissionDoc } from './hand-over.js';

const readForm = async (req: PayloadRequest, forms: string, form: unknown): Promise<object | null> => {
  const id = formOf(form);
  if (id === undefined || !Object.hasOwn(req.payload.collections, forms)) return null;
  return req.payload.findByID({
    collection: forms,
    id,
    depth: 0,
    select: { [CONSENT]: true },
    disableErrors: true,
    overrideAccess: true,
    req,
  });
};

/** What the form of a submission asks in this moment, and where it is sent from. */
const noteNow = async (
  req: PayloadRequest,
  forms: string,
  submission: Pick<SubmissionDoc, 'form' | 'submissionData'>,
): Promise<Noted> => {
  try {
    const asked = consentOf(await readForm(req, forms, submission.form));
    const box = asked?.input === undefined ? true : valuesOf(submission)[asked.input];
    // The address is evidence of consent, and kept for nothing else.
    const ip = asked && isTicked(box) ? evidenceAddress(req.headers) : undefined;
    return notedOf(asked && { ...asked, ...(ip !== undefined && { ip }) });
  } catch (error) {
    // What is no form's id is refused by the form builder itself.
    req.payload.logger.warn({ err: loggedError(error), msg: 'Whenthen: what a form asks could not be read.' });
    return UNKNOWN;
  }
};

/**
 * Has the form builder's submissions say what their form asked when they were sent, also while the plugin is switched
 * off: it cannot be found out later. Whoever writes one, or changes it, has no say in it.
 */
export const withAsked = (collection: CollectionConfig, forms: string): CollectionConfig => {
  const note: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => ({
    ...data,
    [ASKED]:
      operation === 'create'
        ? await noteNow(req, forms, data as SubmissionDoc)
        : (originalDoc as SubmissionDoc | undefined)?.[ASKED],
  });
  return {
    ...collection,
    fields: [...collection.fields, askedFields],
    hooks: { ...collection.hooks, beforeChange: [...(collection.hooks?.beforeChange ?? []), note] },
  };
};
