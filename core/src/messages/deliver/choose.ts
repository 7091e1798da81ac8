import { topicOf } from '../../consent/answer.js';
import { isTracked, senderFor, type SenderAnswer } from '../../decide/index.js';
import type { ShopSettings } from '../../definition/shop-settings/index.js';
import { checkMailAddress, formatAddress } from '../../mail/address.js';
import type { MailAddress } from '../../mail/mail-port.js';
import { laneOf, laneOfTransport, transportOfLane } from '../../model/lane.js';
import type { MessageSender } from '../../model/message.js';
import { salesChannelOf } from '../../model/run.js';
import type { ChosenSender, Chosen, Cleared } from './letter.js';
import type { DeliveryOutcome } from './outcome.js';
import type { DeliverParts } from './parts.js';

type ChooseParts = Pick<
  DeliverParts,
  'shop' | 'from' | 'replyTo' | 'transport' | 'transports' | 'ways' | 'mark' | 'now'
>;

/** What a marketing mail is about; others are about nothing. */
const aboutOf = ({ content }: Cleared, { consent }: ShopSettings) =>
  content.kind === 'marketing' ? topicOf(consent, content.topic) : undefined;

const answerFor = (
  { delivery: { run }, content }: Cleared,
  topic: string | undefined,
  { senders }: ShopSettings,
  transports: ReadonlySet<string>,
): SenderAnswer =>
  content.kind === 'note'
    ? { by: 'default' }
    : senderFor({ template: content.sender, topic, channel: salesChannelOf(run.trigger) }, senders, transports);

/** The answer as a mail needs it. */
const senderOf = (
  { from, replyTo, transport, transports = new Map() }: ChooseParts,
  { sender, remark }: SenderAnswer,
): ChosenSender => {
  const as = (mailbox: MailAddress, id: string | null, named: string | null): MessageSender => ({
    ...{ id, from: formatAddress(mailbox), transport: named },
    ...(remark ? { remark } : {}),
  });
  if (!sender) return { from, replyTo, transport, noted: as(from, null, null) };
  const own = checkMailAddress({ name: sender.fromName, address: sender.address });
  return {
    from: own,
    replyTo: sender.replyTo === null ? undefined : checkMailAddress({ address: sender.replyTo }),
    transport: (sender.transport === null ? undefined : transports.get(sender.transport)) ?? transport,
    noted: as(own, sender.id, sender.transport),
  };
};

/**
 * Chooses by whom the mail goes and whether it is tracked, as the shop's settings say now. One that is to leave by
 * another server than its lane leads to goes into that one's lane, and uses up nothing of this one's: a lane holds the
 * limits and the breaker of one server. Where another worker alone has that server, the mail waits in its lane for it.
 */
export const choose = async (parts: ChooseParts, cleared: Cleared): Promise<Chosen | DeliveryOutcome> => {
  const { effect, person } = cleared.delivery;
  const settings = await parts.shop.settings();
  const topic = aboutOf(cleared, settings);
  const own = new Set(parts.transports?.keys());
  const known = (await parts.ways?.known()) ?? own;
  const sender = senderOf(parts, answerFor(cleared, topic?.id, settings, known));
  const { transport } = sender.noted;
  const isElsewhere = transport !== null && !own.has(transport);
  if (isElsewhere || transportOfLane(effect.lane) !== (transport ?? undefined)) {
    const lane = transport === null ? laneOf(effect, parts.from.address) : laneOfTransport(transport);
    return { kind: 'moved', lane, dueAt: new Date(parts.now()) };
  }
  const tracking = isTracked({
    kind: cleared.content.kind,
    topic,
    untracked: person.untracked,
    settings: settings.tracking,
    able: parts.mark !== undefined,
  });
  return { ...cleared, sender, tracking };
};
