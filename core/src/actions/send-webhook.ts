import { webhookRetry } from '../decide/retry.js';
import type { TellLane } from '../model/abilities/lanes.js';
import { GivenBackError } from '../model/effect.js';
import { messageOf } from '../kernel/message-of.js';
import { defineAction } from '../extensions/define-action.js';
import { PermanentError, RetryableError } from '../extensions/action-error.js';
import type { WorkflowName } from '../model/abilities/names.js';
import { SecretHostError, type SecretOf } from '../model/abilities/secrets.js';
import { textContext } from '../templates/text-context.js';
import { standardPayload } from '../webhooks/outgoing/payload.js';
import type { PostWebhook, WebhookCall } from '../webhooks/outgoing/post-port.js';
import { prepareCall } from '../webhooks/outgoing/prepare.js';
import { webhookSettings } from '../webhooks/outgoing/settings.js';

interface WebhookParts {
  post: PostWebhook;
  /** Told whether the host could be reached. */
  tell: TellLane;
  workflowName: WorkflowName;
  secretOf: SecretOf;
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

/** The action "Send webhook" over whatever posts in this process; secrets are looked up at each attempt, and kept nowhere. */
export const sendWebhook = (parts: WebhookParts) =>
  defineAction({
    type: 'send_webhook',
    title: 'Send webhook',
    description: 'Tells another system: calls its address, with JSON.',
    icon: 'webhook',
    input: webhookSettings,
    retry: webhookRetry,
    timeoutMs: 15_000,
    async run({ input, signal, idempotencyKey, ...context }) {
      const { secret } = input;
      const name = await parts.workflowName(context.run.workflow, context.run.version);
      const call = await prepareCall(
        input,
        textContext(context, name),
        standardPayload(context, name),
        parts.secretOf,
      ).catch((error: unknown) => {
        throw error instanceof RangeError || error instanceof SecretHostError
          ? new PermanentError(error.message)
          : error;
      });
      const verdict = await postAndTell(parts, context.effect.lane, {
        ...call,
        secret,
        id: idempotencyKey,
        signal,
      });
      if (verdict.kind === 'taken') return { state: 'done', output: verdict.output };
      if (verdict.kind === 'refused') throw new PermanentError(verdict.reason);
      throw new RetryableError(verdict.reason, verdict);
    },
  });
