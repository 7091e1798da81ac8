import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import { jsonReply } from '../kernel/reply.js';
import { statusOf } from '../model/mail/subscription.js';
import type { MessageRecord } from '../model/message.js';
import { tell, type TellPorts } from '../suppressions/tell.js';
import type { FeedbackApi } from './api.js';
import { fetchText } from './fetch-text.js';
import { readersOf } from './providers/index.js';
import type { Feedback } from './reading/reading.js';
import type { FeedbackSettings } from './reading/settings.js';
import { toldOf } from './told-of.js';
import type { Ports } from '../model/abilities/ports.js';

/** The largest body of a call, in bytes. */
const MAX_BODY = 1024 * 1024;
/** Calls without the right proof in the name of one provider, within a minute. */
const WRONG = { points: 60, duration: 60 };

/** How providers are called. */
const TITLES: Readonly<Record<string, string>> = {
  ses: 'Amazon SES',
  mailgun: 'Mailgun',
  sendgrid: 'SendGrid',
  resend: 'Resend',
  postmark: 'Postmark',
  brevo: 'Brevo',
  generic: 'your mail system',
};

/** A call as whoever serves the address hands it over. */
const callInput = z.object({
  provider: z.string().max(100),
  secret: z.string().max(1_000).optional(),
  body: z.instanceof(Uint8Array),
  headers: z.record(z.string(), z.string().optional()),
});

/** Was a mail to this address? Those to staff have several. */
const wentTo = ({ to }: MessageRecord, email: string): boolean =>
  to
    .toLowerCase()
    .split(',')
    .some((one) => one.trim() === email);

const refuse = (status: number, message: string) => jsonReply(status, { errors: [{ message }] });

/** What mail providers tell, as the API has it. */
export const createFeedbackApi = (
  context: TellPorts & Ports<'logger' | 'signals', 'erasures'>,
  settings: FeedbackSettings,
): FeedbackApi => {
  const { store, clock, logger, signals } = context;
  const readers = readersOf(settings, fetchText);
  const wrong = new RateLimiterMemory(WRONG);

  /** Without what comes late of addresses that were erased: it would bring them back. Those of people known again stay. */
  const withoutErased = async (facts: Feedback[]): Promise<Feedback[]> => {
    const emails = [...new Set(facts.map(({ email }) => email))];
    const erased = await store.erasures.concerning(emails);
    if (erased.size === 0) return facts;
    const known = await store.people.byEmails([...erased.keys()]);
    return facts.filter(({ email }) => {
      const erasure = erased.get(email);
      return !erasure || (erasure.state !== 'under_way' && known.has(email));
    });
  };

  /** Stores what was told. A message is ours only where it went to the address that the provider names. */
  const take = async (provider: string, all: Feedback[]): Promise<void> => {
    const facts = await withoutErased(all);
    const ids = [...new Set(facts.flatMap(({ messageId }) => messageId ?? []))];
    const [messages, entries] = await Promise.all([
      store.messages.byMessageIds(ids),
      store.subscriptions.byEmails(facts.flatMap(({ kind, email }) => (kind === 'complaint' ? [email] : []))),
    ]);
    const told = facts.flatMap((fact) =>
      toldOf(fact, {
        provider,
        title: TITLES[provider] ?? provider,
        message: messages.find((m) => m.messageId === fact.messageId && wentTo(m, fact.email)),
        subscribed: statusOf(entries.get(fact.email)) === 'subscribed',
      }),
    );
    if ((await tell(context, told)) > 0) await signals.events();
  };

  return {
    async respond(request) {
      const read = callInput.safeParse(request);
      if (!read.success) return refuse(400, 'This is no call that can be read.');
      const { provider, ...call } = read.data;
      const reader = readers.get(provider);
      if (!reader) return refuse(404, 'No mail provider of this name is set up here.');
      if (call.body.byteLength > MAX_BODY) return refuse(413, 'The body is larger than 1 MB.');
      try {
        const reading = await reader({ ...call, now: clock.now() });
        if (reading.proof === 'unreadable') return refuse(400, reading.why);
        if (reading.proof !== 'ok') {
          await wrong.consume(provider);
          return refuse(401, reading.why);
        }
        await take(provider, reading.facts);
        return jsonReply(200, { accepted: reading.facts.length, ignored: reading.ignored });
      } catch (error) {
        if (error instanceof RateLimiterRes)
          return refuse(429, 'Too many calls without the right proof. Try again in a minute.');
        logger.error({ err: error, provider }, 'what a mail provider told could not be taken in');
        return refuse(503, 'This cannot be taken in at the moment. Try again in a minute.');
      }
    },
  };
};
