import { wordsIn, type Language } from './languages.js';

/** Longer headers are read no further. */
const MOST = 500;

/** The language of a tag (BCP 47), by its first part: `de` of `de-CH`. */
const languageOf = (tag: string | undefined): Language | undefined => {
  const code = tag?.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(wordsIn, code) ? (code as Language) : undefined;
};

/** The tags of a header `Accept-Language` (RFC 9110, 12.5.4), the dearest first; what is not wanted is left out. */
const accepted = (header: string): string[] =>
  header
    .slice(0, MOST)
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.split(';');
      const weight = params.map((p) => /^\s*q\s*=\s*([\d.]+)\s*$/i.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);

/** What is known of the language somebody reads. */
export interface Reads {
  /** The person's own, a BCP 47 tag. */
  locale?: string | undefined;
  /** Their browser's header `Accept-Language`. */
  accept?: string | undefined;
  /** The shop's, a BCP 47 tag. */
  shop?: string | undefined;
}

/** In which language somebody is spoken to: theirs, else their browser's, else the shop's, else English. Pure. */
export const chooseLanguage = ({ locale, accept = '', shop }: Reads): Language =>
  [locale, ...accepted(accept), shop].map(languageOf).find((one) => one !== undefined) ?? 'en';
