import { z } from 'zod';

const isLanguageTag = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** A language as BCP 47 writes it. */
export const languageTag = z
  .string()
  .refine(isLanguageTag, 'is not a language tag (BCP 47): write for example en-US or de-CH, with "-"');
