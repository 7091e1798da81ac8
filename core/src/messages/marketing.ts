import type { JsonObject } from '../definition/json/json.js';
import { unsubscribeHeaders } from '../subscriptions/headers.js';
import { heldBack } from '../subscriptions/held-back.js';
import type { Links } from '../subscriptions/links.js';
import type { SubscriptionStore } from '../model/mail/subscription.js';
import { withFooter, type Rendered } from '../templates/index.js';
import { marketingVariables } from '../templates/marketing-words.js';
import type { SenderWords } from '../mail/sender.js';

export interface MarketingOptions extends SenderWords {
  subscriptions: SubscriptionStore;
  links: Links | undefined;
  /** Where else one can write to unsubscribe. */
  mailbox?: string | undefined;
  /** What becomes of marketing mail that can carry no link: see the engine's option. */
  withoutLink: 'refuse' | 'send';
  locale: string;
  timeZone: string;
}

/** What marketing mail carries beyond its template. */
export interface MarketingParts {
  html: string;
  text: string;
  headers: Record<string, string>;
}

/** What holds for marketing mail and for no other. */
export interface Marketing {
  /** Why this address gets none, asked anew for each mail. */
  heldBack(email: string): Promise<string | undefined>;
  /** Why none can be sent by this process at all. */
  unready: string | undefined;
  /** What templates see: the link, and who sends. */
  variables(person: string): JsonObject;
  /** Addresses that lead where they say, whatever is tracked: nobody is watched leaving. */
  untracked(person: string): string[];
  /** The rendered mail with its headers, and with the standard footer where the template shows no link. */
  complete(rendered: Pick<Rendered, 'html' | 'text'>, person: string): MarketingParts;
}

const UNREADY =
  'Marketing e-mails need a link to unsubscribe: set the options "secret" and "publicUrl" of the process that sends';

/** Makes the rules of marketing mail. */
export const createMarketing = (options: MarketingOptions): Marketing => {
  const { subscriptions, links, mailbox, withoutLink, sender, address, locale, timeZone } = options;
  const urlFor = links?.urlFor;
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  return {
    heldBack: async (email) => heldBack(email, await subscriptions.get(email), (ms) => dates.format(ms)),
    unready: urlFor || withoutLink === 'send' ? undefined : UNREADY,
    variables: (person) => marketingVariables(urlFor?.(person) ?? '', options),
    untracked: (person) => (urlFor ? [urlFor(person)] : []),
    complete({ html, text }, person) {
      if (!urlFor) return { html, text, headers: {} };
      const url = urlFor(person);
      return { ...withFooter({ html, text }, { url, sender, address }), headers: unsubscribeHeaders(url, mailbox) };
    },
  };
};
