import { inWords } from '@whenthen/core/definition';

const sources: Readonly<Record<string, string>> = { medusa: 'Store', whenthen: 'Whenthen' };

/** Where an event comes from, as a merchant knows it; another system by the name that it gave itself. */
export const sourceWords = (source: string): string =>
  Object.hasOwn(sources, source) ? (sources[source] ?? source) : source;

/** What an event is about: `cart:cart_1` as "Cart cart_1". */
export const subjectWords = (subject: string): string => {
  const [, kind, id] = /^([a-z_]+):(.+)$/.exec(subject) ?? [];
  return kind && id ? `${inWords(kind)} ${id}` : subject;
};
