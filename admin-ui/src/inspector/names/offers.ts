import { isOwnEvent, labelsOf, namesIn, type NamedKind, type Seen, type Vocabulary } from '@whenthen/core/definition';
import type { WordsUsed } from '../context/words-used.js';

/** What a field for a name is about. */
export type NameKind = NamedKind | 'tag';

/** A name to choose: its label, and its own name where that is another. */
export interface Offer {
  name: string;
  label: string;
  /** What there is to say about it, in a few words. */
  note?: string;
}

/** Where names come from. */
export interface NameSources {
  /** What came in so far; `undefined` where it is not known. */
  seen: Seen | undefined;
  used: WordsUsed;
  vocabulary: Vocabulary;
}

const propertiesSeen = (seen: Seen | undefined, of: readonly string[]): string[] => {
  const ofThese = seen?.events.filter((e) => of.includes(e.name)) ?? [];
  return (ofThese.length > 0 ? ofThese : (seen?.events ?? [])).flatMap((e) => e.properties);
};

const eventsSeen = (seen: Seen | undefined): string[] => (seen?.events ?? []).map((e) => e.name);

const namesOf = (kind: NameKind, of: readonly string[], { seen, used, vocabulary }: NameSources): string[] => {
  switch (kind) {
    case 'event':
      // What the engine itself records comes in with everything else, and is seldom what is looked for.
      return [
        ...eventsSeen(seen).filter((name) => !isOwnEvent(name)),
        ...used.events,
        ...eventsSeen(seen),
        ...namesIn('event', vocabulary),
      ];
    case 'field':
      return [...(seen?.fields ?? []), ...used.fields, ...namesIn('field', vocabulary)];
    case 'property':
      return [...propertiesSeen(seen, of), ...used.properties, ...namesIn('property', vocabulary)];
    case 'tag':
      return [...(seen?.tags ?? []), ...used.tags];
  }
};

/** Has an event of this name come in? `undefined` where that is not known. */
export const wasSeen = (seen: Seen | undefined, event: string): boolean | undefined =>
  seen?.events.some((e) => e.name === event);

/**
 * What can be chosen: first what there is, then what this workflow speaks of, then what is known by a label. Properties
 * are those of these events, as far as some came in.
 */
export const offersOf = (kind: NameKind, of: readonly string[], sources: NameSources): Offer[] => {
  const names = [...new Set(namesOf(kind, of, sources))].filter((name) => name !== '');
  const labels = kind === 'tag' ? undefined : labelsOf(kind, names, sources.vocabulary);
  return names.map((name) => ({
    name,
    label: labels?.get(name) ?? name,
    ...(kind === 'event' && wasSeen(sources.seen, name) === false ? { note: 'not so far' } : {}),
  }));
};

/** Those that hold what was typed, in their label or their own name. */
export const matching = (offers: readonly Offer[], typed: string): Offer[] => {
  const wanted = typed.trim().toLowerCase();
  return offers.filter(({ name, label }) => `${label}\n${name}`.toLowerCase().includes(wanted));
};

/** The name that a typed text stands for: that of the offer which it names, else the text itself. */
export const nameOfText = (offers: readonly Offer[], typed: string): string => {
  const text = typed.trim();
  const same = (other: string) => other.toLowerCase() === text.toLowerCase();
  const meant = offers.find(({ name }) => name === text) ?? offers.find(({ label }) => same(label));
  return meant?.name ?? text;
};
