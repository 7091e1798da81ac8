import { defineAction, PermanentError, RetryableError, type Action } from '@whenthen/core';
import { z } from 'zod';

const SECONDS = 1_000;

/** The settings. Titles and descriptions stand on the panel of the canvas, which is made from them. */
const input = z.strictObject({
  channel: z
    .string()
    .regex(/^#[a-z0-9-]{1,80}$/, 'write it as #sales')
    .meta({ title: 'Channel', description: 'For example #sales', 'x-message': 'Write it as #sales.' }),
  text: z.string().min(1, 'write a text').max(2_000).meta({ title: 'Text', 'x-widget': 'textarea' }),
  urgent: z.boolean().default(false).meta({ title: 'Notify everybody', description: 'Rings in the whole channel.' }),
});

/** The action *Post to chat*: writes a line about the person to a team's chat. @param url the chat's incoming webhook */
export const postToChat = (url: string): Action =>
  defineAction({
    type: 'post_to_chat',
    title: 'Post to chat',
    description: 'Writes a line about the person to your team’s chat.',
    icon: 'note',
    input,
    retry: { delays: [5 * SECONDS, 60 * SECONDS, 600 * SECONDS] },
    timeoutMs: 10 * SECONDS,
    async run({ input: { channel, text, urgent }, person, idempotencyKey, signal }) {
      if (person.tags.includes('internal')) return { state: 'skipped', reason: 'They are one of us' };
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
        body: JSON.stringify({ channel, text: `${urgent ? '@channel ' : ''}${text} (${person.email})` }),
        signal,
      });
      if (response.status === 429) {
        const seconds = Number(response.headers.get('retry-after'));
        throw new RetryableError('The chat is busy', seconds > 0 ? { retryAfter: seconds * SECONDS } : {});
      }
      if (response.status >= 400 && response.status < 500)
        throw new PermanentError(`The chat refuses this: ${response.status}`);
      if (!response.ok) throw new Error(`The chat answers ${response.status}`);
      return { state: 'done', output: { channel } };
    },
  });
