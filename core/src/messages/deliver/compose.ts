import type { OutgoingMail } from '../../mail/mail-port.js';
import type { Rendered } from '../../templates/index.js';
import { textContext } from '../../templates/text-context.js';
import { noteBody } from '../note.js';
import { afterError } from './after-error.js';
import { confirmVariables, withoutLink, type ConfirmLink } from '../confirmation.js';
import type { Cleared, Composed, Content } from './letter.js';
import type { DeliverParts } from './parts.js';
import type { DeliveryOutcome } from './outcome.js';

type ComposeParts = Pick<
  DeliverParts,
  | 'renderer'
  | 'marketing'
  | 'confirmation'
  | 'mark'
  | 'from'
  | 'replyTo'
  | 'locale'
  | 'timeZone'
  | 'currency'
  | 'workflowName'
  | 'onUncertain'
  | 'now'
  | 'spreadOf'
>;

/** Mail to staff is not tracked. */
const isMarked = ({ mark }: ComposeParts, { kind }: Content): boolean => mark !== undefined && kind !== 'note';

const render = async (
  parts: ComposeParts,
  { delivery, content }: Cleared,
  link: ConfirmLink | undefined,
): Promise<Rendered> => {
  const { renderer, marketing, workflowName, locale, timeZone, currency } = parts;
  const { person, run } = delivery;
  return renderer.render(
    { subject: content.subject, html: content.html, text: content.text, preheader: content.preheader },
    {
      ...marketing.variables(person._id),
      ...confirmVariables(link),
      ...textContext(delivery, await workflowName(run.workflow, run.version)),
    },
    { locale, timeZone, currency, links: isMarked(parts, content) },
  );
};

/** The body as it is kept, and, marked, as it goes out. */
const bodyOf = (
  { marketing, mark }: ComposeParts,
  { delivery: { effect, person }, content }: Cleared,
  parts: Omit<Rendered, 'subject'>,
  link: ConfirmLink | undefined,
) => {
  if (content.kind === 'note') {
    const body = noteBody(parts);
    return { ...body, headers: {}, marked: body.html };
  }
  const complete = (html: string) =>
    content.kind === 'marketing'
      ? marketing.complete({ html, text: parts.text }, person)
      : { html, text: parts.text, headers: {} };
  const kept = complete(parts.html);
  return {
    ...kept,
    marked: mark
      ? complete(mark(parts, effect._id, [...marketing.untracked(person._id), ...(link ? [link.url] : [])])).html
      : kept.html,
  };
};

const addressed = (
  { from, replyTo }: ComposeParts,
  { delivery: { mail, person }, messageId }: Cleared,
): Pick<OutgoingMail, 'messageId' | 'from' | 'to' | 'cc' | 'replyTo'> => {
  const [to = person.email, ...others] = 'note' in mail ? mail.note.to : [];
  return {
    messageId,
    from,
    to: { address: to },
    ...(others.length > 0 ? { cc: others.map((address) => ({ address })) } : {}),
    ...(replyTo ? { replyTo } : {}),
  };
};

/** Writes the mail: renders it, completes it with what its kind carries, marks what goes out, and addresses it. */
export const compose = async (parts: ComposeParts, cleared: Cleared): Promise<Composed | DeliveryOutcome> => {
  try {
    const link = await parts.confirmation.linkFor(cleared.content, cleared.delivery);
    const { subject, ...rendered } = await render(parts, cleared, link);
    const { html, text, headers, marked } = bodyOf(parts, cleared, rendered, link);
    return {
      ...cleared,
      outgoing: { ...addressed(parts, cleared), subject, html: marked, text, headers },
      // Staff who look at what was sent must not be able to confirm for somebody else.
      kept: {
        subject,
        html: withoutLink(html, link),
        text: withoutLink(text, link),
        templateVersion: cleared.content.version,
      },
    };
  } catch (error) {
    return afterError(parts, cleared, { marked: false, released: false }, error);
  }
};
