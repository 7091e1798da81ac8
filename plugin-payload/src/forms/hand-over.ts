import type { Engine } from '@whenthen/core';
import { maskAddresses } from '@whenthen/core/definition';
import { isEngineError } from '../runtime/failure.js';
import type { CmsSource } from '../runtime/cms-source.js';
import { askedOf } from './asked.js';
import { ASKED } from './asked-fields.js';

/** A document of the collection of submissions, as the form builder writes it. */
export interface SubmissionDoc {
  id: string | number;
  form?: unknown;
  submissionData?: { field?: unknown; value?: unknown }[] | null;
  createdAt?: string;
  /** What its form asked when it was sent. */
  [ASKED]?: unknown;
}

/** The id of a submission's form. */
export const formOf = (form: unknown): string | undefined => {
  const id = typeof form === 'object' && form !== null ? (form as { id?: unknown }).id : form;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
};

/** What was filled in, by the names of the inputs. */
export const valuesOf = ({ submissionData }: Pick<SubmissionDoc, 'submissionData'>): Record<string, unknown> =>
  Object.fromEntries(
    (submissionData ?? []).flatMap(({ field, value }) => (typeof field === 'string' ? [[field, value ?? null]] : [])),
  );

/**
 * Hands a submission of the form builder over: once, however often it is tried. One that nothing can be done about (it
 * has no e-mail address, say) is told in the log and left; anything else is thrown.
 */
export const handOverSubmission = async (
  engine: Engine,
  { payload, slugs }: CmsSource,
  doc: SubmissionDoc,
): Promise<void> => {
  const form = formOf(doc.form);
  if (form === undefined) return;
  const found = await payload.findByID({
    collection: slugs.forms,
    id: form,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
  });
  const consent = askedOf({ asked: doc[ASKED], createdAt: doc.createdAt }, found);
  const title = (found as { title?: unknown } | null)?.title;
  try {
    await engine.forms.submit({
      form,
      ...(typeof title === 'string' && title !== '' && { name: title }),
      id: String(doc.id),
      values: valuesOf(doc),
      ...(doc.createdAt && { occurredAt: new Date(doc.createdAt) }),
      ...(consent && { consent }),
    });
  } catch (error) {
    if (!isEngineError(error) || error.code !== 'invalid_input') throw error;
    const why = (error.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`).join('; ');
    payload.logger.warn(`Whenthen: submission ${doc.id} of form ${form} starts nothing: ${maskAddresses(why)}`);
  }
};
