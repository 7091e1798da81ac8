import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../definition/json/json.js';
import { InvalidInputError } from '../../kernel/errors.js';
import { read } from '../../kernel/input.js';
import { messageOf } from '../../kernel/message-of.js';
import { within } from '../../kernel/within.js';
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

/** Test calls, over the same guard as those of steps. */
export const createOutgoingWebhooks = ({
  send,
  secretOf,
  clock,
}: {
  send: SendWebhook;
  secretOf: SecretOf;
  clock: { now(): number };
}): OutgoingWebhooksApi => ({
  async test(given) {
    const settings = read(webhookSettings, given);
    const call = await prepare(settings, clock.now(), secretOf);
    const began = performance.now();
    const { url, secret, method } = settings;
    const request = {
      ...{ method, url },
      headers: Object.fromEntries(
        Object.entries(call.headers).map(([name, value]) => [name, withoutSecrets(value, call.hidden)]),
      ),
      body: call.payload ?? null,
    };
    const took = () => Math.round(performance.now() - began);
    try {
      const { sent, answer } = (await within(TIMEOUT, 'The receiver', (signal) =>
        send({ ...call, url, secret, id: `test_${randomUUID()}`, signal }),
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
  },
});
