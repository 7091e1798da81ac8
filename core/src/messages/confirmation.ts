import type { ConfirmLinks } from '../consent/confirm/links.js';
import { standingOf } from '../consent/confirm/standing.js';
import { CONSENT_REQUESTED } from '../definition/consent/events.js';
import type { JsonObject } from '../definition/json/json.js';
import { consentOf } from '../model/mail/consent.js';
import type { Delivery } from '../model/abilities/deliver.js';
import type { Ports } from '../model/abilities/ports.js';
import type { TemplateRecord } from '../model/mail/template.js';
import { confirmationVariables, showsConfirmLink } from '../templates/confirmation-words.js';

const DAY = 86_400_000;

/** A link that confirms consent, as one mail carries it. */
export interface ConfirmLink {
  url: string;
  /** What in it gives the right to confirm. */
  token: string;
  /** For so many days it works. */
  days: number;
}

/** `later`: it is tried again. */
type Obstacle = { kind: 'skipped' | 'failed'; reason: string } | { kind: 'later'; reason: string };
/** A template as it was published, or a note to staff, which carries no link. */
type Shown = Pick<TemplateRecord, 'subject' | 'html' | 'text' | 'preheader'> & {
  kind: TemplateRecord['kind'] | 'note';
};
type Carried = Pick<Delivery, 'person' | 'run'>;

/** What holds for mails that carry the link by which somebody confirms what they asked for, and for no others. */
export interface Confirmation {
  /** What keeps such a mail from being sent: it would carry no link, or there is nothing to confirm any more. */
  obstacle(content: Shown, delivery: Carried): Promise<Obstacle | undefined>;
  /** The link of a mail; `undefined` where its template shows none. */
  linkFor(content: Shown, delivery: Carried): Promise<ConfirmLink | undefined>;
}

const UNREADY =
  'E-mails that confirm consent need a link: set the options "secret" and "publicUrl" of the process that sends';
const NO_REQUEST =
  'The e-mail has a link that confirms consent, and its workflow was not started by somebody who asked for e-mails: start it by “They are asked to confirm e-mails”';

/** Does a template show the link in one of its texts? Pure. */
const showsLink = ({ kind, subject, html, text = '', preheader = '' }: Shown): boolean =>
  kind !== 'note' && [subject, html, text, preheader].some(showsConfirmLink);

/** Which topic a run was started to confirm. */
const topicOf = ({ run: { trigger } }: Carried): string | undefined => {
  const { topic } = trigger.properties;
  return trigger.name === CONSENT_REQUESTED && typeof topic === 'string' ? topic : undefined;
};

/** What templates see: nothing, where there is no link. */
export const confirmVariables = (link: ConfirmLink | undefined): JsonObject =>
  confirmationVariables(link ?? { url: '', days: 0 });

/** Makes the rules of mails that confirm consent. */
export const createConfirmation = (
  { store, shop, clock }: Ports<'clock' | 'shop', 'consents' | 'subscriptions'>,
  links: ConfirmLinks | undefined,
): Confirmation => {
  const standing = async ({ person: { email }, run }: Carried, topic: string) => {
    const [record, entry] = await Promise.all([store.consents.get(email), store.subscriptions.get(email)]);
    // The link is about the request that started the workflow, whatever was asked for since.
    const request = record?.history.find(({ event }) => event === run.trigger.event) ?? consentOf(record, topic);
    return standingOf(record, entry, { topic, asked: request?.since.getTime() ?? clock.now() });
  };
  return {
    async obstacle(content, delivery) {
      if (!showsLink(content)) return undefined;
      const topic = topicOf(delivery);
      if (topic === undefined) return { kind: 'failed', reason: NO_REQUEST };
      const { kind } = await standing(delivery, topic);
      const { email } = delivery.person;
      if (kind === 'done') return { kind: 'skipped', reason: `Skipped: ${email} has confirmed already` };
      if (kind !== 'open') return { kind: 'skipped', reason: `Skipped: ${email} has nothing to confirm any more` };
      return links?.linkFor ? undefined : { kind: 'later', reason: UNREADY };
    },

    async linkFor(content, delivery) {
      const topic = topicOf(delivery);
      if (!links?.linkFor || topic === undefined || !showsLink(content)) return undefined;
      const [{ consent }, found] = await Promise.all([shop.settings(), standing(delivery, topic)]);
      const days = consent.confirmWithinDays;
      const now = clock.now();
      // Whoever confirmed, or left, in this very moment: the link says so.
      const asked = found.kind === 'open' ? found.asked.since.getTime() : now;
      return { days, ...links.linkFor({ person: delivery.person._id, topic, asked, expires: now + days * DAY }) };
    },
  };
};
