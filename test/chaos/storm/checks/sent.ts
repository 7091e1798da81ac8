import type { MailSink } from '../sinks/mail-sink.js';
import type { WebhookSink } from '../sinks/webhook-sink.js';
import type { Stored } from './stored.js';

/** What became of mails and webhooks: by states of effects, and what the servers say from outside. */
export interface SentFigures {
  mails: Record<string, number>;
  webhooks: Record<string, number>;
}

const tally = (list: { state: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { state } of list) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};

const total = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Message states, by what became of their effects. */
const MESSAGE_OF: Record<string, string> = { done: 'sent', held: 'uncertain', failed: 'failed', skipped: 'skipped' };

/** Each Message-ID was accepted at most once, and exactly once where the engine says that it was sent. */
export const mailFaults = ({ effects, messages }: Stored, sink: MailSink): string[] => {
  const faults: string[] = [];
  const messageOf = new Map(messages.map((message) => [message._id, message]));
  for (const { _id, run, step, state, action, reason } of effects) {
    if (action !== 'send_email') continue;
    const message = messageOf.get(_id);
    const what = `mail ${message?.messageId ?? _id} of run ${run}, step ${step}`;
    const times = message ? (sink.accepted.get(message.messageId) ?? 0) : 0;
    if (times > 1) faults.push(`${what} was accepted ${times} times`);
    if (state === 'dropped') {
      if (times > 0) faults.push(`${what} was accepted although it was dropped`);
      continue;
    }
    if (state === 'done' && times !== 1) faults.push(`${what} counts as sent and was accepted ${times} times`);
    if (state === 'skipped' && times > 0) faults.push(`${what} was accepted although it was skipped: ${reason}`);
    if (message ? message.state !== MESSAGE_OF[state] : state !== 'failed')
      faults.push(`${what}: the effect is ${state} (${reason ?? ''}), the message ${message?.state ?? 'not there'}`);
  }
  const known = new Set(messages.map(({ messageId }) => messageId));
  for (const id of sink.accepted.keys()) if (!known.has(id)) faults.push(`mail ${id} was accepted; nobody knows it`);
  return faults;
};

/** Each webhook arrived at least once, always under its effect's key, and is recorded as done once. */
export const webhookFaults = ({ effects }: Stored, sink: WebhookSink): string[] => {
  const faults: string[] = [];
  const calls = new Map(effects.filter(({ action }) => action === 'send_webhook').map((one) => [one._id, one]));
  for (const { _id, run, step, state, reason } of calls.values()) {
    const times = sink.accepted.get(_id) ?? 0;
    const what = `webhook ${_id} of run ${run}, step ${step}`;
    if (state === 'done' ? times < 1 : state !== 'dropped')
      faults.push(`${what} is ${state} (${reason ?? ''}) and was accepted ${times} times`);
    if (state === 'dropped' && times > 0) faults.push(`${what} was accepted although it was dropped`);
  }
  for (const [id, runs] of sink.about) {
    if (!calls.has(id)) faults.push(`webhook ${id} arrived; nobody knows it`);
    else if (runs.size !== 1 || !runs.has(calls.get(id)?.run ?? ''))
      faults.push(`webhook ${id} arrived for the runs ${[...runs].join()}`);
  }
  return faults;
};

export const sentFigures = ({ effects }: Stored, mail: MailSink, webhooks: WebhookSink): SentFigures => ({
  mails: { ...tally(effects.filter(({ action }) => action === 'send_email')), accepted: total(mail.accepted) },
  webhooks: { ...tally(effects.filter(({ action }) => action === 'send_webhook')), accepted: total(webhooks.accepted) },
});
