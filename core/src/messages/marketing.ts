import { askForTopics, policyOf, topicOf } from '../consent/answer.js';
import type { JsonObject } from '../definition/json/json.js';
import { chooseLanguage } from '../languages/choose.js';
import { wordsIn } from '../languages/languages.js';
import { unsubscribeHeaders } from '../subscriptions/headers.js';
import type { Links } from '../subscriptions/links.js';
import type { Ports } from '../model/abilities/ports.js';
import type { PersonRecord } from '../model/person.js';
import { withFooter, type Rendered } from '../templates/index.js';
import { marketingVariables } from '../templates/marketing-words.js';
import type { SenderWords } from '../mail/sender.js';

/** What marketing mail asks before it goes out. */
export type ConsentPorts = Ports<'shop', 'consents' | 'events' | 'subscriptions', 'consent' | 'locale' | 'timeZone'>;

export interface MarketingOptions extends SenderWords {
  ports: ConsentPorts;
  links: Links | undefined;
  /** Where else one can write to unsubscribe. */
  mailbox?: string | undefined;
  /** What becomes of marketing mail that can carry no link: see the engine's option. */
  withoutLink: 'refuse' | 'send';
}

/** What marketing mail carries beyond its template. */
export interface MarketingParts {
  html: string;
  text: string;
  headers: Record<string, string>;
}

/** Whom a marketing mail is for. */
export type Recipient = Pick<PersonRecord, 'email' | 'customerSince'>;

/** What holds for marketing mail and for no other. */
export interface Marketing {
  /** Why somebody gets none about a topic (the first one, where none is named), asked anew for each mail. */
  heldBack(person: Recipient, topic: string | undefined): Promise<string | undefined>;
  /** Why none can be sent by this process at all. */
  unready: string | undefined;
  /** What templates see: the links, and who sends; `sender`: who does so in place of the default one. */
  variables(person: string, sender?: string): JsonObject;
  /** Addresses that lead where they say, whatever is tracked: nobody is watched leaving. */
  untracked(person: string): string[];
  /** The rendered mail with its headers, and with the standard footer, in their language, where the template shows no link. */
  complete(
    rendered: Pick<Rendered, 'html' | 'text'>,
    person: Pick<PersonRecord, '_id' | 'locale'>,
    sender?: string,
  ): MarketingParts;
}

const UNREADY =
  'Marketing e-mails need a link to unsubscribe: set the options "secret" and "publicUrl" of the process that sends';

const createHeldBack = (ports: ConsentPorts): Marketing['heldBack'] => {
  const { shop, store, options } = ports;
  const { locale, timeZone } = options;
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const day = (ms: number): string => dates.format(ms);
  return async (person, id) => {
    const [settings, consent, subscription] = await Promise.all([
      shop.settings(),
      store.consents.get(person.email),
      store.subscriptions.get(person.email),
    ]);
    const topic = topicOf(settings.consent, id);
    const about = { topics: topic ? [topic] : [], policy: policyOf(settings.consent, options), day };
    const [answer] = await askForTopics(ports, person, { consent, subscription }, about);
    return answer && !answer.may ? answer.reason : undefined;
  };
};

/** Makes the rules of marketing mail. */
export const createMarketing = (options: MarketingOptions): Marketing => {
  const { ports, links, mailbox, withoutLink, address } = options;
  const urlsFor = links?.urlsFor;
  return {
    heldBack: createHeldBack(ports),
    unready: urlsFor || withoutLink === 'send' ? undefined : UNREADY,
    variables: (person, sender = options.sender) => marketingVariables(urlsFor?.(person), { sender, address }),
    untracked: (person) => {
      const urls = urlsFor?.(person);
      return urls ? [urls.unsubscribe, urls.preferences] : [];
    },
    complete({ html, text }, { _id, locale }, sender = options.sender) {
      if (!urlsFor) return { html, text, headers: {} };
      const urls = urlsFor(_id);
      const words = wordsIn[chooseLanguage({ locale, shop: ports.options.locale })].footer;
      return {
        ...withFooter({ html, text }, { urls, words, sender, address }),
        headers: unsubscribeHeaders(urls.unsubscribe, mailbox),
      };
    },
  };
};
