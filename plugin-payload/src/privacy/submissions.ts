import type { PersonalData, SoughtPerson } from '@whenthen/core';
import type { Payload } from 'payload';
import { askedThen } from '../forms/asked.js';
import { ASKED } from '../forms/asked-fields.js';
import type { SubmissionDoc } from '../forms/hand-over.js';
import type { HostServices } from '../runtime/services.js';
import { forgetDeletedRows } from './forget-deleted-rows.js';

const PAGE = 100;

/** A submission says an address, whatever its input is called. */
const says = ({ submissionData }: SubmissionDoc, emails: ReadonlySet<string>): boolean =>
  (submissionData ?? []).some(({ value }) => typeof value === 'string' && emails.has(value.trim().toLowerCase()));

const submissionsBy = async (
  payload: Payload,
  collection: string,
  { emails }: SoughtPerson,
): Promise<SubmissionDoc[]> => {
  const wanted = new Set(emails);
  const found = new Map<string, SubmissionDoc>();
  for (const email of emails)
    for (let page = 1, more = true; more; page++) {
      const { docs, hasNextPage } = await payload.find({
        collection,
        // Found also in other letters, and within other words; those that are somebody else's are left.
        where: { 'submissionData.value': { contains: email } },
        sort: 'id',
        depth: 0,
        limit: PAGE,
        page,
        overrideAccess: true,
      });
      for (const doc of docs as unknown as SubmissionDoc[]) if (says(doc, wanted)) found.set(String(doc.id), doc);
      more = hasNextPage;
    }
  return [...found.values()];
};

/** What a form asked when it was sent; `null` where that was nothing, or is not known. */
const sent = (asked: ReturnType<typeof askedThen>) => (asked ? { ...asked } : null);

const running = ({ payload }: HostServices): Payload => {
  if (!payload) throw new Error('The CMS has not started yet.');
  return payload;
};

/** What the form builder keeps of people: submissions that say their address. Erased, these are deleted. */
export const submissionsOf = (services: HostServices, collection: string): PersonalData => ({
  name: `cms.${collection}`,

  async erase(person) {
    const payload = running(services);
    const docs = await submissionsBy(payload, collection, person);
    for (const { id } of docs) await payload.delete({ collection, id, depth: 0, overrideAccess: true });
    await forgetDeletedRows(payload);
  },

  async export(person) {
    const docs = await submissionsBy(running(services), collection, person);
    return docs.map(({ id, form, submissionData, createdAt = null, [ASKED]: asked }) => ({
      id: String(id),
      form: String(form),
      createdAt,
      answers: (submissionData ?? []).map(({ field, value }) => ({
        field: String(field),
        value: String(value),
      })),
      asked: sent(askedThen(asked)),
    }));
  },
});
