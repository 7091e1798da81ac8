import { askOf } from './ask.js';
import { type FormSettings, formConsent, formId, formSettings } from './form.js';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { formatPath } from '../definition/issue.js';
import { ownEvents } from '../definition/events/own-events.js';
import { formAccepted, formRefused } from './answer.js';
import { FormBodyError, readFormBody } from './body.js';
import { bareAddress } from './client-address.js';
import { createFormLimits } from './limits.js';
import { idText, read } from '../kernel/input.js';
import { isTrapped, readSubmission, type Submission } from './submission.js';
import type { Reply } from '../kernel/reply.js';
import { InvalidInputError } from '../kernel/errors.js';
import type { ConsentAsk } from '../model/mail/consent.js';
import { ownEvent } from '../model/own-event.js';
import { dateInput } from '../kernel/time/moment.js';
import type { FormRequest, FormsApi, SubmitForm } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

/** The largest body of a form, in bytes. */
const MAX_BODY = 64 * 1024;

const TOO_MANY = 'Too many at once. Try again in a minute.';

const submitInput = z.strictObject({
  form: formId,
  name: z.string().min(1).max(200).optional(),
  id: z.string().min(1).max(200).optional(),
  values: z.unknown(),
  email: formSettings.shape.email,
  fields: formSettings.shape.fields,
  occurredAt: dateInput.optional(),
  consent: formConsent
    .extend({ ip: z.union([z.ipv4(), z.ipv6()], { error: 'is not an IP address' }).optional() })
    .optional(),
});

/** A form as whoever serves its address hands it over. */
const requestInput = z.object({
  form: idText,
  body: z.instanceof(Uint8Array<ArrayBuffer>),
  contentType: z.string().optional(),
  address: z.string().optional(),
  accept: z.string().optional(),
  origin: z.string().optional(),
});

/** Forms as the API has them. */
export const createFormApi = ({
  store,
  clock,
  signals,
  options,
  logger,
}: Ports<'clock' | 'logger' | 'signals', 'events'> & {
  options: { forms: Record<string, FormSettings> };
}): FormsApi => {
  const limits = createFormLimits();

  const take = async (
    form: { id: string; name: string; asks: ConsentAsk | undefined },
    id: string,
    { email, values, fields }: Submission,
    at?: Date,
  ): Promise<boolean> => {
    const now = new Date(clock.now());
    const event = ownEvent({
      id: `form:${form.id}:${id}`,
      name: ownEvents.formSubmitted,
      email,
      // The form's own properties last: no input can pretend to be another form.
      properties: { ...values, form: form.id, name_of_form: form.name },
      person: { fields },
      occurredAt: at && at < now ? at : now,
      now,
      ...(form.asks ? { asks: form.asks } : {}),
    });
    const isNew = (await store.events.insertNew([event])) > 0;
    if (isNew) await signals.events();
    return isNew;
  };

  return {
    list: () => Object.entries(options.forms).map(([id, { name }]) => ({ id, name: name ?? id })),

    async submit(input: SubmitForm) {
      const { form, name = form, id = randomUUID(), ...given } = read(submitInput, input);
      const { values, occurredAt, consent, ...settings } = given;
      const filled = readSubmission(values, { ...settings, honeypot: '' });
      if ('issues' in filled)
        throw new InvalidInputError(filled.issues.map(({ path, message }) => ({ path: ['values', ...path], message })));
      const asks = askOf(form, consent, filled.submission.values, consent?.ip);
      return { accepted: await take({ id: form, name, asks }, id, filled.submission, occurredAt) };
    },

    async respond(request: FormRequest): Promise<Reply> {
      const parsed = requestInput.safeParse(request);
      if (!parsed.success) {
        const noForm = parsed.error.issues.some(({ path }) => path[0] === 'form');
        const message = noForm ? 'There is no such form.' : 'This is no form that can be read.';
        return formRefused({ accept: undefined, origin: undefined, form: undefined }, noForm ? 404 : 400, [
          { message },
        ]);
      }
      const { form: id, body, contentType, address, accept, origin } = parsed.data;
      const form = Object.hasOwn(options.forms, id) ? options.forms[id] : undefined;
      const asked = { accept, origin, form };
      const refuse = (status: number, message: string, retryAfter?: number) =>
        formRefused(asked, status, [{ message }], retryAfter);
      try {
        if (!form) return refuse(404, 'There is no such form.');
        if (origin && !accept?.includes('text/html') && !form.origins.includes(origin))
          return refuse(403, `Scripts of ${origin} may not post here: name it in the form’s "origins".`);
        const own = await limits.ofClient(id, address);
        if (own !== undefined) return refuse(429, TOO_MANY, own);
        if (body.byteLength > MAX_BODY) return refuse(413, 'This is larger than a form may be (64 kB).');
        const raw = await readFormBody(body, contentType);
        if (isTrapped(raw, form.honeypot)) {
          logger.info({ form: id }, 'a form that a robot filled in was dropped');
          return formAccepted(asked);
        }
        const filled = readSubmission(raw, form);
        if ('issues' in filled)
          return formRefused(
            asked,
            400,
            filled.issues.map(({ path, message }) => ({ message, path: formatPath(path) })),
          );
        // Last: what is refused, or comes from a robot, uses up nothing that belongs to everybody.
        const all = await limits.ofForm(id);
        if (all !== undefined) return refuse(429, TOO_MANY, all);
        const asks = askOf(id, form.consent, filled.submission.values, bareAddress(address));
        await take({ id, name: form.name ?? id, asks }, randomUUID(), filled.submission);
        return formAccepted(asked);
      } catch (error) {
        if (error instanceof FormBodyError) return refuse(error.status, error.message);
        logger.error({ err: error }, 'a form could not be taken in');
        return refuse(503, 'This cannot be taken in at the moment. Try again in a minute.', 60);
      }
    },
  };
};
