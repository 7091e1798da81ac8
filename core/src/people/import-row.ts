import { z } from 'zod';
import type { Topic } from '../definition/shop-settings/index.js';
import { json, type JsonObject } from '../definition/json/json.js';
import { storable } from '../definition/json/storable.js';
import { identity, MAX_FIELDS } from '../model/event-input.js';
import type { InputIssue } from '../kernel/errors.js';
import { fieldName, tagName } from '../kernel/field-name.js';
import { timeZoneName } from '../kernel/time/time-zone.js';

const MAX_TAGS = 100;

/** What is known of a topic. */
type ImportTopic = Pick<Topic, 'id' | 'name'>;

const locale = z.string().max(35);

/** One person of an import: what is told is merged into the profile, never removing anything. */
export interface ImportRow {
  email: string;
  fields?: JsonObject | undefined;
  tags?: string[] | undefined;
  timeZone?: string | undefined;
  locale?: string | undefined;
  /** The topics, by id or by name, that they agreed to get e-mails about. Who said no before is not asked by an import. */
  consent?: string[] | undefined;
  /** The words that were shown to them when they agreed. */
  consentWords?: string | undefined;
  /** Whether they are held back from marketing mail from now on. Nobody is subscribed again by an import. */
  unsubscribed?: boolean | undefined;
  /** True: opens and clicks of their e-mails are not tracked from now on. No import switches it on again. */
  untracked?: boolean | undefined;
}

/** What a row tells, as far as it can be taken in. */
interface ImportedPerson {
  email: string;
  fields: JsonObject;
  tags: string[];
  timeZone?: string;
  locale?: string;
  unsubscribed: boolean;
  untracked: boolean;
  consent: string[];
  consentWords?: string;
}

/** A row as it was read: whom it is about, and what of it is left out. Without a person the row is refused. */
interface ReadRow {
  person: ImportedPerson | null;
  issues: InputIssue[];
}

/** What has to be right: who it is about, and that nobody is mailed by a slip. */
const rowShape = z.object({
  email: z.unknown().optional(),
  unsubscribed: z.boolean().default(false),
  untracked: z.boolean().default(false),
  fields: z.unknown().optional(),
  tags: z.unknown().optional(),
  timeZone: z.unknown().optional(),
  locale: z.unknown().optional(),
  consent: z.unknown().optional(),
  consentWords: z.unknown().optional(),
});
const KNOWN = new Set(Object.keys(rowShape.shape));

/** The beginning of what a cell says, on one line and in quotation marks. */
const quoted = (value: unknown): string => {
  // What is no text is not written out: it may be nested deeper than can be.
  const text = (typeof value === 'string' ? value : '…').replace(/\s+/g, ' ').trim();
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
};

const readFields = (given: unknown, issues: InputIssue[]): JsonObject => {
  if (given === undefined) return {};
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    issues.push({ path: ['fields'], message: 'the fields are not written as names with values' });
    return {};
  }
  const kept: [string, JsonObject[string]][] = [];
  let size = 1;
  for (const [name, value] of Object.entries(given) as [string, unknown][]) {
    const leaveOut = (why: string) => issues.push({ path: ['fields', name], message: why });
    if (!fieldName.safeParse(name).success) {
      leaveOut(`${quoted(name)} cannot be the name of a field: use a letter or “_”, then letters, digits, “_” or “-”`);
      continue;
    }
    const read = storable(Infinity)
      .pipe(z.record(fieldName, json))
      .safeParse({ [name]: value });
    if (!read.success) {
      leaveOut(`the field ${quoted(name)} cannot be kept: it ${read.error.issues[0]?.message ?? 'is no value'}`);
      continue;
    }
    // As its text counts among the others: a comma for the braces.
    const length = JSON.stringify(read.data).length - 1;
    if (size + length > MAX_FIELDS) {
      leaveOut(
        `there is no room for the field ${quoted(name)}: all fields together may have ${MAX_FIELDS.toLocaleString('en')} characters`,
      );
      continue;
    }
    size += length;
    kept.push([name, read.data[name] ?? null]);
  }
  return Object.fromEntries(kept);
};

const readTags = (given: unknown, issues: InputIssue[]): string[] => {
  if (given === undefined) return [];
  if (!Array.isArray(given)) {
    issues.push({ path: ['tags'], message: 'the tags are not written as a list' });
    return [];
  }
  const kept: string[] = [];
  for (const [i, tag] of given.entries() as ArrayIterator<[number, unknown]>) {
    if (kept.length === MAX_TAGS) {
      issues.push({ path: ['tags', i], message: `only ${MAX_TAGS} tags are taken at once` });
      break;
    }
    const read = tagName.safeParse(tag);
    if (read.success) kept.push(read.data);
    else
      issues.push({
        path: ['tags', i],
        message:
          typeof tag === 'string' && tag.trim() !== ''
            ? `the tag ${quoted(tag)} is longer than 100 characters`
            : 'a tag is empty',
      });
  }
  return kept;
};

const words = z.string().trim().min(1).max(2_000);

/** One of the shop's topics, by its id or by what people call it. */
const topicNamed = (topics: readonly ImportTopic[], given: unknown): string | undefined => {
  const text = typeof given === 'string' ? given.trim().toLowerCase() : '';
  return topics.find(({ id, name }) => id === text || name.toLowerCase() === text)?.id;
};

/** The topics that somebody agreed to, of those that the shop has. Who unsubscribed from everything agreed to none. */
const readConsent = (
  { consent: given, unsubscribed }: { consent?: unknown; unsubscribed: boolean },
  topics: readonly ImportTopic[],
  issues: InputIssue[],
): string[] => {
  if (given === undefined) return [];
  if (!Array.isArray(given)) {
    issues.push({ path: ['consent'], message: 'the topics of consent are not written as a list' });
    return [];
  }
  const kept = new Set<string>();
  for (const [i, one] of (given as unknown[]).slice(0, MAX_TAGS).entries()) {
    const topic = topicNamed(topics, one);
    if (topic !== undefined) kept.add(topic);
    else {
      const known = topics.map(({ name }) => name).join(', ');
      issues.push({ path: ['consent', i], message: `${quoted(one)} is none of the topics of your e-mails: ${known}` });
    }
  }
  if (kept.size === 0 || !unsubscribed) return [...kept];
  issues.push({ path: ['consent'], message: 'whoever is unsubscribed has not agreed to anything' });
  return [];
};

/**
 * Reads one row. Without an e-mail address that can be mailed it is refused; any other cell that cannot be taken in is
 * left out by itself, with the reason in plain words. So a bad cell never loses that somebody unsubscribed. Pure.
 * @param topics the shop's
 */
export const readImportRow = (raw: unknown, topics: readonly ImportTopic[] = []): ReadRow => {
  const row = rowShape.safeParse(raw);
  if (!row.success) {
    const bad = new Set(row.error.issues.map(({ path }) => path[0]));
    const issues = (['unsubscribed', 'untracked'] as const)
      .filter((name) => bad.has(name))
      .map((name) => ({ path: [name], message: `“${name}” is neither true nor false` }));
    return { person: null, issues: issues.length > 0 ? issues : [{ path: [], message: 'this is no person' }] };
  }
  const {
    email: address,
    unsubscribed,
    untracked,
    fields,
    tags,
    timeZone: zone,
    locale: language,
    consent,
    consentWords,
  } = row.data;
  const email = identity.safeParse(address);
  if (!email.success) {
    const empty = typeof address !== 'string' || address.trim() === '';
    const message = empty
      ? 'there is no e-mail address'
      : `${quoted(address)} is not an e-mail address such as name@example.com`;
    return { person: null, issues: [{ path: ['email'], message }] };
  }
  const issues: InputIssue[] = [];
  const person: ImportedPerson = {
    email: email.data,
    fields: readFields(fields, issues),
    tags: readTags(tags, issues),
    unsubscribed,
    untracked,
    consent: readConsent({ consent, unsubscribed }, topics, issues),
  };
  if (consentWords !== undefined) {
    const read = words.safeParse(consentWords);
    if (read.success) person.consentWords = read.data;
    else
      issues.push({
        path: ['consentWords'],
        message: 'the words that were shown are no text of 2,000 characters at most',
      });
  }
  if (zone !== undefined) {
    const read = timeZoneName.safeParse(zone);
    if (read.success) person.timeZone = read.data;
    else issues.push({ path: ['timeZone'], message: `${quoted(zone)} is not a time zone such as Europe/Berlin` });
  }
  if (language !== undefined) {
    const read = locale.safeParse(language);
    if (read.success) person.locale = read.data;
    else issues.push({ path: ['locale'], message: `${quoted(language)} is not a language such as en-GB` });
  }
  for (const name of Object.keys(raw as object))
    if (!KNOWN.has(name)) issues.push({ path: [name], message: `${quoted(name)} is nothing that an import takes in` });
  return { person, issues };
};
