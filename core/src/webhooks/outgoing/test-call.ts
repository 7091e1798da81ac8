import { randomUUID } from 'node:crypto';
import { hostOfUrl } from '../../definition/secret-host.js';
import type { TriedWebhook } from '../../definition/tried-webhook.js';
import type { JsonObject } from '../../definition/json/json.js';
import { InvalidInputError } from '../../kernel/errors.js';
import { byText, read } from '../../kernel/input.js';
import { messageOf } from '../../kernel/message-of.js';
import { within } from '../../kernel/within.js';
import type { Audit } from '../../model/abilities/audit.js';
import type { SecretOf } from '../../model/abilities/secrets.js';
import { sampleContext } from '../../templates/sample.js';
import { judge } from './answer.js';
import type { OutgoingWebhooksApi } from './api.js';
import type { SendWebhook, SentCall } from './post-port.js';
import { prepareCall, withoutSecrets, type PreparedCall } from './prepare.js';
import { webhookSettings, type WebhookSettings } from './settings.js';

/** How long an answer is waited for, as a step does, in milliseconds. */
const TIMEOUT = 15_000;
/** How much of an answer is shown, in characters. */
const SHOWN = 2_000;

/** What a step tells of somebody where it says nothing else, told of the example. */
const samplePayload = (at: number): JsonObject => {
  const { person, event, cart, workflow } = sampleContext() as Record<string, JsonObject>;
  const { email = '', tags = [], ...fields } = person ?? {};
  return {
    type: 'whenthen.step',
    timestamp: new Date(at).toISOString(),
    data: {
      person: { id: 'example', email, tags, fields },
      event: { name: 'example', properties: event ?? {} },
      cart: cart ?? {},
      workflow: workflow ?? {},
      run: 'example',
      step: 'example',
    },
  };
};

const prepare = async (settings: WebhookSettings, at: number, secretOf: SecretOf): Promise<PreparedCall> => {
  try {
    return await prepareCall(settings, sampleContext(), samplePayload(at), secretOf);
  } catch (error) {
    const path = error instanceof RangeError ? ['headers'] : ['auth', 'secret'];
    throw new InvalidInputError([{ path, message: messageOf(error) }]);
  }
};

/** What a test call needs. */
interface CallPorts {
  send: SendWebhook;
  secretOf: SecretOf;
  clock: { now(): number };
  audit: Audit;
}

/** Makes a call that is filled in. Never throws: that nothing came back is an outcome. */
const make = async (
  { send, clock }: Pick<CallPorts, 'send' | 'clock'>,
  call: PreparedCall,
  secret: string | undefined,
): Promise<TriedWebhook> => {
  const began = performance.now();
  const request = {
    ...{ method: call.method, url: call.url },
    headers: Object.fromEntries(
      Object.entries(call.headers).map(([name, value]) => [name, withoutSecrets(value, call.hidden)]),
    ),
    body: call.payload ?? null,
  };
  const took = () => Math.round(performance.now() - began);
  try {
    const { sent, answer } = (await within(TIMEOUT, 'The receiver', (signal) =>
      send({ ...call, secret, id: `test_${randomUUID()}`, signal }),
    )) as SentCall;
    const { status, headers, text } = answer;
    const verdict = judge(answer, clock.now());
    return {
      request: { ...request, headers: sent.headers },
      answer: { status, headers, body: text.slice(0, SHOWN), cut: text.length > SHOWN || !answer.whole },
      ok: verdict.kind === 'taken',
      message: verdict.kind === 'taken' ? 'The receiver took it.' : verdict.reason,
      ms: took(),
    };
  } catch (error) {
    return { request, answer: null, ok: false, message: messageOf(error), ms: took() };
  }
};

/** Test calls, over the same guard as those of steps. */
export const createOutgoingWebhooks = ({ audit, secretOf, ...ports }: CallPorts): OutgoingWebhooksApi => ({
  async test(given, who) {
    const settings = read(webhookSettings, given);
    const by = read(byText.optional(), who, 'by');
    const call = await prepare(settings, ports.clock.now(), secretOf);
    const { auth, method, secret } = settings;
    const on = { kind: 'host' as const, id: hostOfUrl(call.url) ?? call.url };
    const details = { method, ...(auth ? { secret: auth.secret } : {}) };
    return audit.note(
      { by, what: 'webhook.tested', on, details },
      () => make(ports, call, secret),
      ({ ok }) => ({ ok }),
    );
  },
});
