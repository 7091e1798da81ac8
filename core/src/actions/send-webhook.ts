import { z } from 'zod';
import { webhookRetry } from '../decide/retry.js';
import { jsonObject } from '../definition/json/json.js';
import type { TellLane } from '../model/abilities/lanes.js';
import type { WorkflowName } from '../model/abilities/names.js';
import { textContext } from '../templates/text-context.js';
import { fillJson, jsonTextFault, standardPayload } from '../webhooks/outgoing/payload.js';
import { GivenBackError } from '../model/effect.js';
import type { PostWebhook, WebhookCall } from '../webhooks/outgoing/post-port.js';
import { PermanentError, RetryableError } from '../extensions/action-error.js';
import { messageOf } from '../kernel/message-of.js';
import { defineAction } from '../extensions/define-action.js';

const input = z
  .strictObject({
    url: z
      .string()
      .max(2_000)
      .regex(/^https?:\/\/[^\s@]+$/i, 'set it to an address such as https://example.com/hook, without a password')
      .meta({ title: 'Address', description: 'Receives a POST with JSON.' }),
    secret: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'set it to a secret such as whsec_… with 24 to 64 bytes in base64')
      .optional()
      .meta({
        title: 'Signing secret',
        description: 'Shared with the receiver, who checks by it that the call is yours (Standard Webhooks): whsec_…',
        writeOnly: true,
        'x-widget': 'secret',
      }),
    body: jsonObject.optional().meta({
      title: 'Body',
      description:
        'JSON; texts may hold {{person.email}} or {{event.total}}. Empty: the person, the event, the workflow.',
    }),
  })
  .superRefine(({ url, body }, issues) => {
    if (!URL.canParse(url)) issues.addIssue({ code: 'custom', path: ['url'], message: 'is not an address' });
    const fault = body && jsonTextFault(body);
    if (fault) issues.addIssue({ code: 'custom', path: ['body', ...fault.path], message: fault.message });
  });

interface WebhookParts {
  post: PostWebhook;
  /** Told whether the host could be reached. */
  tell: TellLane;
  workflowName: WorkflowName;
}

/** Posts, and tells the lane whether the host could be reached; not where the call was taken back. */
const postAndTell = async ({ post, tell }: WebhookParts, lane: string | undefined, call: WebhookCall) => {
  try {
    const verdict = await post(call);
    await tell(lane, { kind: 'well' });
    return verdict;
  } catch (error) {
    const takenBack = call.signal.aborted && call.signal.reason instanceof GivenBackError;
    if (!takenBack) await tell(lane, { kind: 'away', reason: messageOf(error) });
    throw error;
  }
};

/** The action "Send webhook" over whatever posts in this process. */
export const sendWebhook = (parts: WebhookParts) =>
  defineAction({
    type: 'send_webhook',
    title: 'Send webhook',
    description: 'Tells another system: posts JSON to its address, signed.',
    icon: 'webhook',
    input,
    retry: webhookRetry,
    timeoutMs: 15_000,
    async run({ input: { url, secret, body }, signal, idempotencyKey, ...context }) {
      const name = await parts.workflowName(context.run.workflow, context.run.version);
      const payload = body ? fillJson(body, textContext(context, name)) : standardPayload(context, name);
      const call = { url, secret, id: idempotencyKey, payload: JSON.stringify(payload), signal };
      const verdict = await postAndTell(parts, context.effect.lane, call);
      if (verdict.kind === 'taken') return { state: 'done', output: verdict.output };
      if (verdict.kind === 'refused') throw new PermanentError(verdict.reason);
      throw new RetryableError(verdict.reason, verdict);
    },
  });
