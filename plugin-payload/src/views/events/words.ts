import { inWords } from '@whenthen/core/definition';
import { shortId } from '../parts/short-id.js';

const sources: Readonly<Record<string, string>> = { medusa: 'Store', whenthen: 'Workflows' };

/** Where an event comes from, as a merchant knows it; another system by the name that it gave itself. */
export const sourceWords = (source: string): string =>
  Object.hasOwn(sources, source) ? (sources[source] ?? source) : source;

/** What an event is about: `cart:cart_01M8MG9NHSHVE1VQTNS5FM89RT` as "Cart …FM89RT". */
export const subjectWords = (subject: string): string => {
  const [, kind, id] = /^([a-z_]+):(.+)$/.exec(subject) ?? [];
  return kind && id ? `${inWords(kind)} ${shortId(id)}` : subject;
};
