import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { nl } from './nl.js';
import { pl } from './pl.js';
import type { Words } from './words.js';

/** Languages that people outside are spoken to in, by their codes (ISO 639-1). */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'nl' | 'pl';

/** What people outside read, by language. */
export const wordsIn: Readonly<Record<Language, Words>> = { en, de, fr, es, it, nl, pl };

/** What a text may name. */
export interface Names {
  /** As a text shows it, most of it hidden. */
  address: string;
  /** Left out where nobody knows who sends. */
  sender?: string | undefined;
  /** What a confirmation is about. */
  topic?: string | undefined;
}

/** A text of a language with its names written into it. Not escaped. */
export const fill = (language: Language, text: string, { address, sender, topic = '' }: Names): string => {
  const names: Record<string, string> = { address, topic, sender: sender ?? wordsIn[language].thisShop };
  return text.replace(/\{(address|sender|topic)\}/g, (whole, name: string) => names[name] ?? whole);
};
