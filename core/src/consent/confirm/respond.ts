import { z } from 'zod';
import type { Reply } from '../../kernel/reply.js';
import { chooseLanguage } from '../../languages/choose.js';
import type { Ports } from '../../model/abilities/ports.js';
import type { ConsentEvidence, TopicConsent } from '../../model/mail/consent.js';
import { valuesOf } from '../../settings/settings.js';
import { personBehind } from '../../subscriptions/person-behind.js';
import type { ConfirmRequest } from '../api.js';
import { changeConsent } from '../change.js';
import { consentChange } from '../input.js';
import type { ConfirmLinks } from './links.js';
import { confirmPage, type ConfirmState } from './page.js';
import { standingOf, type Standing } from './standing.js';
import type { ConfirmClaims } from './token.js';

type ConfirmPorts = Ports<
  'atGap' | 'clock' | 'logger' | 'signals',
  'consents' | 'events' | 'merges' | 'people' | 'shopSettings' | 'subscriptions',
  'locale'
>;

/** A request as whoever serves the page hands it over. */
const requestInput = z.object({
  method: z.enum(['GET', 'POST']),
  token: z.string(),
  address: z.union([z.ipv4(), z.ipv6()]).optional().catch(undefined),
  acceptLanguage: z.string().optional().catch(undefined),
});

/** What the page shows, and the language of whoever reads it, where it is known. */
interface Shown {
  state: ConfirmState;
  locale?: string | undefined;
}

/** What shows later that it was confirmed: by which link, to which words, from where. */
const evidenceOf = ({ asked }: ConfirmClaims, { evidence }: TopicConsent, ip: string | undefined): ConsentEvidence => ({
  source: `link:${new Date(asked).toISOString()}${evidence?.source ? `:${evidence.source}` : ''}`.slice(0, 200),
  ...(evidence?.words === undefined ? {} : { words: evidence.words }),
  ...(ip === undefined ? {} : { ip }),
});

/** The page behind the link of a confirmation mail. `sender` is what it calls the shop. */
export const createConfirm = (
  context: ConfirmPorts,
  links: ConfirmLinks | undefined,
  sender: string,
): ((request: ConfirmRequest) => Promise<Reply>) => {
  const { store, clock, logger, options } = context;

  const stateFor = async ({ method, token, address: ip }: z.output<typeof requestInput>): Promise<Shown> => {
    if (!links) return { state: { kind: 'unavailable' } };
    const reading = links.read(token, clock.now());
    if ('fault' in reading) return { state: { kind: reading.fault } };
    const { claims } = reading;
    const { person: id, topic } = claims;
    const [people, records] = await Promise.all([store.people.byIds([id]), store.shopSettings.all()]);
    const person = people.get(id);
    if (!person) {
      // It proves who reads the address that they had, and says nothing about the one that they have now.
      const other = await personBehind(context, id);
      return other ? { state: { kind: 'expired' }, locale: other.locale } : { state: { kind: 'bad' } };
    }
    const { locale } = person;
    const { consent: settings } = valuesOf(records);
    const name = settings.topics.find((one) => one.id === topic)?.name;
    if (name === undefined) return { state: { kind: 'gone' }, locale };
    const stands = async (): Promise<Standing> => {
      const [record, entry] = await Promise.all([
        store.consents.get(person.email),
        store.subscriptions.get(person.email),
      ]);
      return standingOf(record, entry, claims);
    };
    const about = { address: person.email, topic: name };
    const shown = (standing: Standing): Shown => {
      switch (standing.kind) {
        case 'open':
          return { state: { kind: 'ask', ...about, words: standing.asked.evidence?.words }, locale };
        case 'done':
          return { state: { kind: 'confirmed', ...about }, locale };
        case 'withdrawn':
          return { state: { kind: 'withdrawn', ...about }, locale };
        case 'none':
          return { state: { kind: 'bad' }, locale };
      }
    };
    const standing = await stands();
    if (standing.kind !== 'open' || method === 'GET') return shown(standing);
    const evidence = evidenceOf(claims, standing.asked, ip);
    const change = consentChange.parse({ person: id, topic, state: 'subscribed', how: 'link', evidence });
    await changeConsent(context, [{ ...change, onlyFrom: 'pending' }], settings, () => []);
    // Somebody may have said no meanwhile: what is told is what is so.
    return shown(await stands());
  };

  const pageFor = ({ state, locale }: Shown, accept: string | undefined): Reply =>
    confirmPage(state, { language: chooseLanguage({ locale, accept, shop: options.locale }), sender });

  return async (request) => {
    const parsed = requestInput.safeParse(request);
    if (!parsed.success) return pageFor({ state: { kind: 'bad' } }, undefined);
    const { acceptLanguage } = parsed.data;
    try {
      return pageFor(await stateFor(parsed.data), acceptLanguage);
    } catch (error) {
      logger.error({ err: error }, 'consent could not be confirmed');
      return pageFor({ state: { kind: 'unavailable' } }, acceptLanguage);
    }
  };
};
