import type { OutgoingMail } from '../../mail/mail-port.js';
import type { Rendered } from '../../templates/index.js';
import { textContext } from '../../templates/text-context.js';
import { noteBody } from '../note.js';
import { afterError } from './after-error.js';
import { confirmVariables, type ConfirmLink } from '../confirmation.js';
import { tokenOf, withoutTokens } from './readers-only.js';
import type { Chosen, Composed } from './letter.js';
import type { DeliverParts } from './parts.js';
import type { DeliveryOutcome } from './outcome.js';

type ComposeParts = Pick<
  DeliverParts,
  | 'renderer'
  | 'marketing'
  | 'confirmation'
  | 'mark'
  | 'locale'
  | 'timeZone'
  | 'currency'
  | 'workflowName'
  | 'onUncertain'
  | 'now'
  | 'spreadOf'
>;

/** Who sends, as the mail itself says. */
const nameOf = ({ sender: { from } }: Chosen): string => from.name ?? from.address;

const render = async (parts: ComposeParts, chosen: Chosen, link: ConfirmLink | undefined): Promise<Rendered> => {
  const { renderer, marketing, workflowName, locale, timeZone, currency } = parts;
  const { delivery, content, tracking } = chosen;
  const { person, run } = delivery;
  return renderer.render(
    { subject: content.subject, html: content.html, text: content.text, preheader: content.preheader },
    {
      ...marketing.variables(person._id, nameOf(chosen)),
      ...confirmVariables(link),
      ...textContext(delivery, await workflowName(run.workflow, run.version)),
    },
    { locale, timeZone, currency, links: tracking.on },
  );
};

/** The body as it is kept, and, marked, as it goes out. */
const bodyOf = (
  { marketing, mark }: ComposeParts,
  chosen: Chosen,
  parts: Omit<Rendered, 'subject'>,
  link: ConfirmLink | undefined,
) => {
  const {
    delivery: { effect, person },
    content,
    tracking,
  } = chosen;
  if (content.kind === 'note') {
    const body = noteBody(parts);
    return { ...body, headers: {}, marked: body.html };
  }
  const complete = (html: string) =>
    content.kind === 'marketing'
      ? marketing.complete({ html, text: parts.text }, person, nameOf(chosen))
      : { html, text: parts.text, headers: {} };
  const kept = complete(parts.html);
  return {
    ...kept,
    marked:
      mark && tracking.on
        ? complete(mark(parts, effect._id, [...marketing.untracked(person._id), ...(link ? [link.url] : [])])).html
        : kept.html,
  };
};

const addressed = ({
  delivery: { mail, person },
  messageId,
  sender: { from, replyTo },
}: Chosen): Pick<OutgoingMail, 'messageId' | 'from' | 'to' | 'cc' | 'replyTo'> => {
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
export const compose = async (parts: ComposeParts, chosen: Chosen): Promise<Composed | DeliveryOutcome> => {
  try {
    const link = await parts.confirmation.linkFor(chosen.content, chosen.delivery);
    const { subject, ...rendered } = await render(parts, chosen, link);
    const { html, text, headers, marked } = bodyOf(parts, chosen, rendered, link);
    const tokens = [
      ...(link ? [link.token] : []),
      ...parts.marketing.untracked(chosen.delivery.person._id).map(tokenOf),
    ];
    const shown = (part: string): string => withoutTokens(part, tokens);
    return {
      ...chosen,
      outgoing: { ...addressed(chosen), subject, html: marked, text, headers },
      kept: {
        ...{ subject: shown(subject), html: shown(html), text: shown(text) },
        ...{ templateVersion: chosen.content.version, sender: chosen.sender.noted, tracking: chosen.tracking },
      },
    };
  } catch (error) {
    return afterError(parts, chosen, { marked: false, released: false }, error);
  }
};
