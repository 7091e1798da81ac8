import { LRUCache } from 'lru-cache';
import { formatDuration } from '../definition/duration.js';
import { DEFAULT_MAX_AGE } from '../definition/workflow.js';
import { subtractDuration } from '../decide/index.js';
import { mailRetry, retryDelay } from '../decide/retry.js';
import type { EffectOutcome, EffectRecord } from '../model/effect.js';
import { textContext } from '../templates/text-context.js';
import { TemplateError, type Rendered, type Renderer } from '../templates/index.js';
import type { TemplateRecord, TemplateStore } from '../model/template.js';
import type { Deliver, Delivery, StaffNote } from '../model/abilities/deliver.js';
import type { MaxAge, WorkflowName } from '../model/abilities/names.js';
import type { AtGap } from '../kernel/gaps.js';
import { PermanentMailError, TemporaryMailError } from '../mail/mail-error.js';
import type { Marketing } from './marketing.js';
import type { MailAddress, MailTransport, OutgoingMail } from '../mail/mail-port.js';
import type { MarkMail } from '../tracking/mark.js';
import { messageIdFor } from '../mail/message-id.js';
import type { MessageRecord, MessageStore } from '../model/message.js';
import { noteBody, noteParts } from './note.js';
import { mailLimits, sendWithin, type MailLimits } from '../mail/send-within.js';
import { untilWritten } from '../kernel/until-written.js';
import { messageOf } from '../kernel/message-of.js';

export interface DeliverOptions {
  messages: MessageStore;
  templates: TemplateStore;
  renderer: Renderer;
  transport: MailTransport;
  marketing: Marketing;
  /** Marks what goes out, so that opens and clicks are known; left out where nothing is tracked. */
  mark?: MarkMail | undefined;
  now: () => number;
  from: MailAddress;
  replyTo?: MailAddress | undefined;
  locale: string;
  timeZone: string;
  currency: string;
  onUncertain: 'hold' | 'resend';
  /** How long a mail may take; by default as RFC 5321 has it. */
  limits?: MailLimits;
  /** Awaited between any two writes. */
  atGap: AtGap;
  /** Does an error say that the database is away, so that the same may be written later? */
  isAway: (error: unknown) => boolean;
  /** Retries come from the effect's key spread over time: a number from 0 to 1. */
  spreadOf: (key: string) => number;
  workflowName: WorkflowName;
  maxAgeOf: MaxAge;
}

/** Thrown inside a send when another attempt has taken the message over: it must not go out from here. */
class TakenOverError extends Error {}

const TAKEN_OVER = 'Another worker has taken this message over';
const CUT_OFF = 'An earlier attempt was cut off while the mail server may have accepted it';

/** What is rendered, and how it is treated: a template as it was published, or a note to staff. */
type Content = Pick<TemplateRecord, 'name' | 'subject' | 'html' | 'text' | 'preheader'> & {
  kind: TemplateRecord['kind'] | 'note';
  version: number | null;
};

/** What keeps a mail from being sent: for good, or for now. */
interface Obstacle {
  skip?: string;
  fail?: string;
  tryAgain?: string;
}

const noteContent = (note: StaffNote): Content => ({
  ...noteParts(note),
  name: 'Notify staff',
  kind: 'note',
  version: null,
});

const newMessage = ({ effect, person, run, mail }: Delivery, messageId: string, now: Date): MessageRecord => ({
  _id: effect._id,
  run: run._id,
  person: person._id,
  workflow: effect.workflow,
  step: effect.step,
  to: 'note' in mail ? mail.note.to.join(', ') : person.email,
  template: 'note' in mail ? null : mail.template,
  templateVersion: null,
  messageId,
  subject: null,
  html: null,
  text: null,
  state: 'pending',
  createdAt: now,
  sentAt: null,
});

/**
 * Delivers e-mails. The message is written down before it is sent, marked `sending` at the last moment before the
 * server could accept it, and `sent` after it did; whoever finds a message `sending` knows that it may have gone out.
 */
export const createDeliver = (options: DeliverOptions): Deliver => {
  const { messages, templates, renderer, transport, marketing, mark, now, spreadOf, onUncertain, atGap } = options;
  const { limits = mailLimits, isAway } = options;
  const latest = new LRUCache<string, TemplateRecord>({ max: 500, ttl: 1_000 });

  const template = async (id: string): Promise<TemplateRecord | null> => {
    const known = latest.get(id);
    if (known) return known;
    const found = await templates.latest(id);
    if (found) latest.set(id, found);
    return found;
  };

  const later = (delivery: Delivery, reason: string): EffectOutcome | undefined => {
    const delay = retryDelay(mailRetry, delivery.effect.attempts, spreadOf(delivery.effect._id));
    return delay === undefined ? undefined : { state: 'later', dueAt: new Date(now() + delay), reason };
  };

  const render = async (delivery: Delivery, content: Content) =>
    renderer.render(
      { subject: content.subject, html: content.html, text: content.text, preheader: content.preheader },
      {
        ...marketing.variables(delivery.person._id),
        ...textContext(delivery, await options.workflowName(delivery.run.workflow, delivery.run.version)),
      },
      { locale: options.locale, timeZone: options.timeZone, currency: options.currency, links: marks(content) },
    );

  /** Mail to staff is not tracked. */
  const marks = ({ kind }: Content) => mark !== undefined && kind !== 'note';

  /** The body as it is kept, and as it goes out: staff who look at the one do not open or click the other. */
  const letter = ({ effect, person }: Delivery, content: Content, parts: Omit<Rendered, 'subject'>) => {
    if (content.kind === 'note') {
      const body = noteBody(parts);
      return { ...body, headers: {}, marked: body.html };
    }
    const complete = (html: string) =>
      content.kind === 'marketing'
        ? marketing.complete({ html, text: parts.text }, person._id)
        : { html, text: parts.text, headers: {} };
    const kept = complete(parts.html);
    return {
      ...kept,
      marked: mark ? complete(mark(parts, effect._id, marketing.untracked(person._id))).html : kept.html,
    };
  };

  /** Why a mail whose moment passed long ago is not sent any more: workers were away, or everyone was frozen. */
  const tooLate = async ({ moment, createdAt, workflow, version, attempts }: EffectRecord) => {
    const due = (moment ?? createdAt).getTime();
    // A mail server that is away for a while makes nothing late: what was tried in time is tried again.
    const maxAge = attempts > 1 ? DEFAULT_MAX_AGE : await options.maxAgeOf(workflow, version);
    if (due >= subtractDuration(now(), maxAge, options.timeZone)) return undefined;
    return `Too late: it was due at ${new Date(due).toISOString()}, more than ${formatDuration(maxAge)} ago`;
  };

  /** Whom and what nothing goes out to, and why; or that it cannot be decided now. */
  const obstacle = async (
    { mail, run, person, effect }: Delivery,
    content: Content | null,
  ): Promise<Obstacle | undefined> => {
    if ('template' in mail && run.endedBy && run.endedBy !== 'step')
      return { skip: `The person had left the workflow: ${run.reason ?? ''}` };
    const late = 'template' in mail && (await tooLate(effect));
    if (late) return { skip: late };
    if (!content) return { fail: `There is no published e-mail template "${'template' in mail ? mail.template : ''}"` };
    if (content.kind !== 'marketing') return undefined;
    const held = await marketing.heldBack(person.email);
    if (held) return { skip: held };
    return marketing.unready ? { tryAgain: marketing.unready } : undefined;
  };

  const compose = async (delivery: Delivery, content: Content, messageId: string) => {
    const { mail, person } = delivery;
    const { subject, ...parts } = await render(delivery, content);
    const { html, text, headers, marked } = letter(delivery, content, parts);
    const [to = person.email, ...others] = 'note' in mail ? mail.note.to : [];
    const outgoing: OutgoingMail = {
      messageId,
      from: options.from,
      to: { address: to },
      ...(others.length > 0 ? { cc: others.map((address) => ({ address })) } : {}),
      ...(options.replyTo ? { replyTo: options.replyTo } : {}),
      subject,
      html: marked,
      text,
      headers,
    };
    return { outgoing, kept: { subject, html, text, templateVersion: content.version } };
  };

  return async (delivery) => {
    const { effect, mail, signal } = delivery;
    const messageId = messageIdFor(effect._id, options.from.address);
    const before = await messages.open(newMessage(delivery, messageId, new Date(now())));
    await atGap('deliver: message opened');

    const settle = async (state: 'failed' | 'skipped' | 'uncertain' | 'pending'): Promise<void> => {
      // What became of it is known here alone.
      await untilWritten(() => messages.settle(effect._id, effect.lease, state), isAway);
      await atGap('deliver: message settled');
    };
    const fail = async (reason: string): Promise<EffectOutcome> => {
      await settle('failed');
      return { state: 'failed', reason };
    };
    const skip = async (reason: string): Promise<EffectOutcome> => {
      await settle('skipped');
      return { state: 'skipped', reason };
    };
    const tryAgain = async (reason: string, marked: boolean): Promise<EffectOutcome> => {
      const retry = later(delivery, reason);
      if (!retry) return fail(`Given up after ${effect.attempts} attempts: ${reason}`);
      if (marked) await settle('pending');
      return retry;
    };

    if (before === 'sent') return { state: 'done' };
    if (before === 'sending' || before === 'uncertain') {
      const hold = onUncertain === 'hold';
      const cutOff = await messages.settleCutOff(effect._id, hold ? 'uncertain' : 'pending');
      await atGap('deliver: message settled');
      // Whoever was sending it has told meanwhile what became of it: the next look finds that.
      if (!cutOff) return { state: 'later', dueAt: new Date(now() + 1_000), reason: TAKEN_OVER };
      if (hold) return { state: 'held', reason: CUT_OFF };
    }

    const content = 'note' in mail ? noteContent(mail.note) : await template(mail.template);
    const { skip: skipped, fail: failed, tryAgain: waits } = (await obstacle(delivery, content)) ?? {};
    if (skipped !== undefined) return skip(skipped);
    if (waits !== undefined) return tryAgain(waits, false);
    if (failed !== undefined || !content) return fail(failed ?? '');

    let marked = false;
    let released = false;
    let sent: { refused?: string[] };
    try {
      const { outgoing, kept } = await compose(delivery, content, messageId);
      sent = await sendWithin(transport, outgoing, {
        limits,
        signal,
        beforeAccept: async () => {
          // Also where nobody hears that it was written.
          marked = true;
          if (!(await messages.markSending(effect._id, effect.lease, kept))) throw new TakenOverError(TAKEN_OVER);
          await atGap('deliver: marked sending');
        },
        onReleased: () => (released = true),
      });
    } catch (error) {
      if (error instanceof TakenOverError || (error as Error).cause instanceof TakenOverError)
        return { state: 'later', dueAt: new Date(now() + 1_000), reason: TAKEN_OVER };
      // A transport that does not say counts as "may have been accepted" from the moment it was allowed to go on.
      const maybe = error instanceof TemporaryMailError ? error.acceptedMaybe : released;
      if (signal.aborted && !maybe) {
        if (marked) await settle('pending');
        throw signal.reason;
      }
      if (error instanceof TemplateError && error.code !== 'unavailable')
        return fail(`The template "${content.name}" could not be rendered: ${error.message}`);
      if (error instanceof PermanentMailError) return fail(error.message);
      if (maybe && onUncertain === 'hold') {
        const reason = `The connection broke while the mail server may have accepted it: ${(error as Error).message}`;
        await settle('uncertain');
        return { state: 'held', reason };
      }
      return tryAgain(messageOf(error), marked);
    }
    // Known from here on, whoever holds the lease now.
    await untilWritten(async () => {
      await atGap('deliver: accepted');
      await messages.accepted(effect._id, messageId, new Date(now()));
    }, isAway);
    await atGap('deliver: message settled');
    const refused = sent.refused ?? [];
    if (refused.length === 0) return { state: 'done' };
    return { state: 'done', reason: `The mail server refused ${refused.join(', ')}; the others got it` };
  };
};
