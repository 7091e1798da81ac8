import { notifyStaff } from '../actions/notify-staff.js';
import { sendEmail } from '../actions/send-email.js';
import type { Action } from '../extensions/define-action.js';
import type { AtGap } from '../kernel/gaps.js';
import { parseAddress } from '../mail/address.js';
import type { TellLane } from '../model/abilities/lanes.js';
import type { Shop } from '../model/abilities/shop.js';
import type { WaysOut } from '../model/abilities/ways-out.js';
import type { Deliver } from '../model/abilities/deliver.js';
import { createDeliver } from '../messages/deliver/deliver.js';
import { createConfirmation } from '../messages/confirmation.js';
import { createMarketing } from '../messages/marketing.js';
import type { MailTransport } from '../mail/mail-port.js';
import { senderWords } from '../mail/sender.js';
import type { Stores } from '../model/stores.js';
import { cameBackAtTheDoor } from '../suppressions/at-the-door.js';
import { createUnreachable } from '../suppressions/unreachable.js';
import { createMarkMail } from '../tracking/mark.js';
import type { ConfirmLinks } from '../consent/confirm/links.js';
import type { Links } from '../subscriptions/links.js';
import type { Renderer } from '../templates/index.js';
import type { Clock } from '../kernel/time/clock.js';
import { spreadOf } from '../kernel/spread.js';
import type { ValidEngineOptions } from './options.js';
import type { VersionCache } from '../model/abilities/versions.js';

/** What the actions that send mail are made from. */
export interface MailActionParts {
  options: ValidEngineOptions;
  store: Stores;
  shop: Shop;
  renderer: Renderer;
  transport: MailTransport | undefined;
  transports: ReadonlyMap<string, MailTransport>;
  /** What other workers have as well. */
  ways: WaysOut;
  clock: Clock;
  versions: VersionCache;
  links: Links | undefined;
  confirmLinks: ConfirmLinks | undefined;
  /** Told how the mail server is. */
  tell: TellLane;
  atGap: AtGap;
  /** Aborted when the engine stops: the database that is closed then is not coming back. */
  closing: AbortSignal;
}

/** Without an address and a secret there is nothing to lead links over. */
const markOf = ({ tracking, publicUrl, secret }: ValidEngineOptions) =>
  publicUrl !== undefined && secret !== undefined && (tracking.opens || tracking.clicks)
    ? createMarkMail({ ...tracking, publicUrl, secret })
    : undefined;

/** The actions of this process that send mail. Without a transport they can be built with, and their effects wait. */
export const createMailActions = (parts: MailActionParts): Action[] => {
  const deliver = createDelivery(parts);
  return [sendEmail(deliver), notifyStaff(deliver)];
};

const createDelivery = (parts: MailActionParts): Deliver => {
  const { options, store, renderer, transport, transports, ways, clock, versions, links, shop, atGap, tell, closing } =
    parts;
  if (!options.mail || !transport)
    return () => Promise.reject(new Error('This process has no mail transport: set the option "mail".'));
  return createDeliver({
    messages: store.messages,
    templates: store.templates,
    renderer,
    transport,
    transports,
    ways,
    marketing: createMarketing({
      ports: { store, shop, options },
      links,
      mailbox: options.unsubscribeMailbox,
      withoutLink: options.withoutUnsubscribeLink,
      ...senderWords(options.mail.from, options.postalAddress),
    }),
    confirmation: createConfirmation({ store, shop, clock }, parts.confirmLinks),
    unreachable: createUnreachable(store.bounces, options),
    cameBack: cameBackAtTheDoor({ store, clock, atGap, options }),
    mark: markOf(options),
    shop,
    caps: store.caps,
    note: (run, message) => store.runs.note([run], message, new Date(clock.now())),
    now: () => clock.now(),
    from: parseAddress(options.mail.from),
    replyTo: options.mail.replyTo ? parseAddress(options.mail.replyTo) : undefined,
    locale: options.locale,
    timeZone: options.timeZone,
    currency: options.currency,
    onUncertain: options.onUncertain,
    spreadOf,
    atGap,
    tell,
    isAway: (error) => !closing.aborted && store.isAway(error),
    workflowName: versions.nameOf,
    maxAgeOf: versions.maxAgeOf,
  });
};
