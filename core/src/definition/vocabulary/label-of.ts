import { inWords } from '../in-words.js';
import { standardEvents } from './standard-events.js';
import { standardFields } from './standard-fields.js';
import { standardProperties } from './standard-properties.js';
import { listOf, type NamedKind, type Vocabulary } from '../vocabulary.js';

const standard: Readonly<Record<NamedKind, Readonly<Record<string, string>>>> = {
  event: standardEvents,
  field: standardFields,
  property: standardProperties,
};

/** The label of a name that somebody gave it; `undefined` where it is only the name said in words. */
const givenLabel = (kind: NamedKind, name: string, named: Vocabulary | undefined): string | undefined => {
  const own = named?.[listOf[kind]];
  // A name such as "constructor" is no label of its own.
  if (own && Object.hasOwn(own, name)) return own[name];
  return Object.hasOwn(standard[kind], name) ? standard[kind][name] : undefined;
};

/**
 * The name in words; of an event with the name itself behind, where these words are the label of another one: a workflow
 * that waits for the wrong one would never start.
 */
const wordsOf = (kind: NamedKind, name: string, named: Vocabulary | undefined): string => {
  const words = inWords(name);
  if (kind !== 'event') return words;
  const same = (label: string) => label.toLowerCase() === words.toLowerCase();
  const taken = Object.values(named?.[listOf[kind]] ?? {}).some(same) || Object.values(standard[kind]).some(same);
  return taken && words !== name ? `${words} (${name})` : words;
};

/** What people read in place of a name: what the developers call it, else the standard, else the name in words. */
export const labelOf = (kind: NamedKind, name: string, named?: Vocabulary): string =>
  givenLabel(kind, name, named) ?? wordsOf(kind, name, named);

/** Every name of a kind that has a label of its own: what the developers named first, then the standard's. */
export const namesIn = (kind: NamedKind, named?: Vocabulary): string[] => [
  ...new Set([...Object.keys(named?.[listOf[kind]] ?? {}), ...Object.keys(standard[kind])]),
];

/** The labels of several names that stand beside one another: where two are alike, each carries its own name too. */
export const labelsOf = (kind: NamedKind, names: readonly string[], named?: Vocabulary): Map<string, string> => {
  const labels = new Map(names.map((name) => [name, labelOf(kind, name, named)]));
  const times = new Map<string, number>();
  for (const label of labels.values()) times.set(label.toLowerCase(), (times.get(label.toLowerCase()) ?? 0) + 1);
  return new Map(
    [...labels].map(([name, label]) => [
      name,
      (times.get(label.toLowerCase()) ?? 0) > 1 && label !== name ? `${label} (${name})` : label,
    ]),
  );
};
