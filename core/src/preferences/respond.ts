import { z } from 'zod';
import { NotFoundError, ConflictError } from '../kernel/errors.js';
import { readId } from '../kernel/input.js';
import type { Reply } from '../kernel/reply.js';
import { chooseLanguage } from '../languages/choose.js';
import type { Language } from '../languages/languages.js';
import type { PersonRecord } from '../model/person.js';
import type { Links } from '../subscriptions/links.js';
import { personBehind } from '../subscriptions/person-behind.js';
import type { PreferencesApi, PreferencesRequest } from './api.js';
import { readChoice } from './choice.js';
import { preferencesPage, type PreferencesState } from './page.js';
import type { PreferencesPorts } from './ports.js';
import { stateOf } from './state.js';
import { takeChoice } from './take-choice.js';

/** A request as whoever serves the page hands it over. */
const requestInput = z.object({
  method: z.enum(['GET', 'POST']),
  token: z.string(),
  body: z.instanceof(Uint8Array).nullish(),
  address: z.string().optional(),
  acceptLanguage: z.string().optional().catch(undefined),
});

interface Reader {
  person: PersonRecord;
  /** The link was sent to an address that was merged into theirs. */
  elsewhere: boolean;
}

/** The page of preferences, and the links to it, as the API has them. `sender` is what the page calls the shop. */
export const createPreferencesApi = (
  context: PreferencesPorts,
  links: Links | undefined,
  sender: string | undefined,
): PreferencesApi => {
  const { clock, logger, options } = context;

  /** Whose preferences a link shows, and whether they were somebody else when it was sent. */
  const readerOf = async (token: string): Promise<Reader | undefined> => {
    const reading = links?.read(token, clock.now());
    if (!reading || 'fault' in reading || reading.claims.purpose !== 'preferences') return undefined;
    const person = await personBehind(context, reading.claims.person);
    return person && { person, elsewhere: person._id !== reading.claims.person };
  };

  /** @throws NotFoundError where they were erased meanwhile */
  const stateFor = async (
    { person, elsewhere }: Reader,
    { method, body, address }: PreferencesRequest,
    language: Language,
  ): Promise<PreferencesState> => {
    const state = async () => ({ ...(await stateOf(context, person)), elsewhere });
    if (method === 'GET') return state();
    if (!body) return { kind: 'unread', status: body === null ? 413 : 400 };
    const choice = readChoice(body);
    if (!choice) return { kind: 'unread', status: 400 };
    await takeChoice(context, person, choice, { address, language, elsewhere });
    return { ...(await state()), saved: true };
  };

  return {
    async respond(request): Promise<Reply> {
      const given = requestInput.safeParse(request);
      const accept = given.data?.acceptLanguage;
      const languageFor = (locale?: string) => chooseLanguage({ locale, accept, shop: options.locale });
      const plain = (kind: 'bad' | 'unavailable') => preferencesPage({ kind }, { language: languageFor(), sender });
      if (!given.success) return plain('bad');
      if (!links) return plain('unavailable');
      try {
        const reader = await readerOf(request.token);
        if (!reader) return plain('bad');
        const language = languageFor(reader.person.locale);
        return preferencesPage(await stateFor(reader, request, language), { language, sender });
      } catch (error) {
        if (error instanceof NotFoundError) return plain('bad');
        logger.error({ err: error }, 'a request to the page of preferences could not be answered');
        return plain('unavailable');
      }
    },

    url(person) {
      const id = readId(person, 'person');
      if (!links?.urlsFor)
        throw new ConflictError('There is no address for the preferences: set "secret" and "publicUrl".');
      return links.urlsFor(id).preferences;
    },
  };
};
