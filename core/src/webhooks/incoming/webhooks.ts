import { randomUUID } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import { ownEvents } from '../../definition/events/own-events.js';
import { webhookInput, senderSecret, type WebhookRecord } from '../../model/webhook.js';
import { NOT_SAID, readCall } from './read-call.js';
import { callId, keptSecret, newSecret, proofFault, secretFault } from './verify.js';
import { byText, idText, read, readId } from '../../kernel/input.js';
import { jsonReply } from '../../kernel/reply.js';
import { InvalidInputError, NotFoundError } from '../../kernel/errors.js';
import { ownEvent } from '../../model/own-event.js';
import type { WebhookRequest, WebhookView, WebhooksApi } from './api.js';
import type { Ports } from '../../model/abilities/ports.js';

/** The largest body of a call, in bytes. */
const MAX_BODY = 256 * 1024;
/** Calls that are kept of each webhook, and how much of a body, in characters. */
const KEPT = 20;
const SHOWN = 8_000;
/** Calls without the right proof to one webhook, within a minute. */
const WRONG = { points: 60, duration: 60 };

const changeInput = z.strictObject({
  name: webhookInput.shape.name.optional(),
  mapping: z.unknown().optional(),
  secret: senderSecret.optional(),
});

/** A name in an address: what is left of it, and some letters that nobody else has. */
const newId = (name: string): string =>
  `${name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)}-${randomUUID().slice(0, 8)}`.replace(/^-/, 'hook-');

/** @throws InvalidInputError */
const checkSecret = (proof: WebhookRecord['proof'], secret: string | undefined): void => {
  const message = secret === undefined ? undefined : secretFault(proof, secret);
  if (message) throw new InvalidInputError([{ path: ['secret'], message }]);
};

/** A call as whoever serves the address hands it over. */
const callInput = z.object({
  webhook: idText,
  body: z.instanceof(Uint8Array),
  headers: z.record(z.string(), z.string().optional()),
});

/** Webhooks that other systems call, as the API has them. */
export const createWebhookApi = ({
  store,
  clock,
  signals,
  logger,
  audit,
}: Ports<'audit' | 'clock' | 'logger' | 'signals', 'events' | 'webhooks'>): WebhooksApi => {
  const wrong = new RateLimiterMemory(WRONG);

  const readBy = (by: unknown): string | undefined => read(byText.optional(), by, 'by');
  const thingOf = ({ _id, name }: Pick<WebhookRecord, '_id' | 'name'>) => ({ kind: 'webhook' as const, id: _id, name });

  const viewOf = (w: WebhookRecord): WebhookView => ({
    id: w._id,
    name: w.name,
    proof: w.proof,
    secretGiven: w.secretGiven ?? false,
    mapping: w.mapping,
    accepted: w.accepted,
    turnedAway: w.turnedAway,
    turnedAwayAt: w.turnedAwayAt?.toISOString() ?? null,
    calls: w.calls.map(({ email: _, ...call }) => ({ ...call, at: call.at.toISOString() })).reverse(),
    createdAt: w.createdAt.toISOString(),
  });

  const mustFind = async (id: string): Promise<WebhookRecord> => {
    const found = await store.webhooks.get(id);
    if (!found) throw new NotFoundError(`The webhook "${id}"`);
    return found;
  };

  /** Takes a call in that has the right proof. */
  const take = async (webhook: WebhookRecord, body: string, call: Pick<WebhookRequest, 'headers' | 'body'>) => {
    const now = new Date(clock.now());
    // Whom it is about, once that is known.
    const about: { email?: string } = {};
    const note = async (status: number, reason: string | null, json?: object) => {
      await store.webhooks.note(
        webhook._id,
        { at: now, status, reason, body: body.slice(0, SHOWN), ...about },
        reason === null,
        KEPT,
      );
      return jsonReply(status, json ?? (reason === null ? { accepted: true } : { errors: [{ message: reason }] }));
    };
    const known = callId(webhook.proof, call);
    const content = readCall(body, webhook.mapping, known.path);
    if (typeof content === 'string') return note(content === NOT_SAID ? 202 : 400, content);
    about.email = content.email;
    const id = known.id ?? content.id ?? known.otherwise;
    const event = ownEvent({
      id: `webhook:${webhook._id}:${id.slice(0, 300)}`,
      name: ownEvents.webhookReceived,
      email: content.email,
      // The webhook's own properties last: no payload can pretend to have come another way.
      properties: { ...content.properties, endpoint: webhook._id, name_of_webhook: webhook.name },
      person: { fields: content.fields },
      now,
    });
    // A sender that does not know whether it arrived wants to hear that it did: it would try again for days.
    if ((await store.events.insertNew([event])) === 0)
      return note(200, 'This call was taken in before.', { accepted: true, repeated: true });
    await signals.events();
    return note(200, null);
  };

  return {
    async create(input, by) {
      const { name, proof, mapping, secret } = read(webhookInput, input);
      const who = readBy(by);
      checkSecret(proof, secret);
      const { told, kept } = secret ? { told: secret, kept: keptSecret(proof, secret) } : newSecret(proof);
      const record: WebhookRecord = {
        _id: newId(name),
        name,
        proof,
        secret: kept,
        secretGiven: secret !== undefined,
        mapping,
        calls: [],
        accepted: 0,
        turnedAway: 0,
        turnedAwayAt: null,
        createdAt: new Date(clock.now()),
      };
      await audit.note({ by: who, what: 'webhook.created', on: thingOf(record) }, () => store.webhooks.insert(record));
      return { webhook: viewOf(record), secret: told };
    },

    list: async () => (await store.webhooks.all()).map(viewOf),

    async get(id) {
      const found = await store.webhooks.get(readId(id));
      return found && viewOf(found);
    },

    async change(id, input, by) {
      const key = readId(id);
      const who = readBy(by);
      const { name, mapping: raw, secret } = read(changeInput, input);
      const mapping = raw === undefined ? undefined : read(webhookInput.shape.mapping, raw, 'mapping');
      const { _id, name: before, proof } = await mustFind(key);
      checkSecret(proof, secret);
      const set = {
        name: name ?? before,
        ...(mapping ? { mapping } : {}),
        ...(secret ? { secret: keptSecret(proof, secret), secretGiven: true } : {}),
      };
      const what = secret ? 'webhook.secret_changed' : 'webhook.changed';
      await audit.note({ by: who, what, on: thingOf({ _id, name: set.name }) }, () => store.webhooks.set(_id, set));
      return viewOf(await mustFind(_id));
    },

    async rotate(id, by) {
      const who = readBy(by);
      const { _id, name, proof } = await mustFind(readId(id));
      const { told, kept } = newSecret(proof);
      await audit.note({ by: who, what: 'webhook.secret_changed', on: thingOf({ _id, name }) }, () =>
        store.webhooks.set(_id, { secret: kept, secretGiven: false }),
      );
      return { secret: told };
    },

    async remove(id, by) {
      const who = readBy(by);
      const found = await mustFind(readId(id));
      await audit.note({ by: who, what: 'webhook.removed', on: thingOf(found) }, () =>
        store.webhooks.remove(found._id),
      );
    },

    async respond(request) {
      const refuse = (status: number, message: string) => jsonReply(status, { errors: [{ message }] });
      const call = callInput.safeParse(request);
      if (!call.success)
        return call.error.issues.some(({ path }) => path[0] === 'webhook')
          ? refuse(404, 'There is no such webhook.')
          : refuse(400, 'This is no call that can be read.');
      const { webhook: id, body, headers } = call.data;
      try {
        const webhook = await store.webhooks.get(id);
        if (!webhook) return refuse(404, 'There is no such webhook.');
        if (body.byteLength > MAX_BODY) return refuse(413, 'The body is larger than 256 kB.');
        const text = new TextDecoder().decode(body);
        const fault = proofFault(webhook.proof, webhook.secret, { headers, body, now: clock.now() });
        if (!fault) return await take(webhook, text, { headers, body });
        await wrong.consume(webhook._id);
        await store.webhooks.noteTurnedAway(webhook._id, new Date(clock.now()));
        return refuse(401, fault);
      } catch (error) {
        if (error instanceof RateLimiterRes)
          return refuse(429, 'Too many calls without the right proof. Try again in a minute.');
        logger.error({ err: error }, 'a webhook could not be taken in');
        return refuse(503, 'This cannot be taken in at the moment. Try again in a minute.');
      }
    },
  };
};
