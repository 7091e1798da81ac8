import type { JournalEntry, TimelineEntry } from '../definition/journal.js';
import { describeEvent } from '../definition/describe/own-event.js';
import { describeConsentWay } from '../definition/describe/consent.js';
import { inWords } from '../definition/in-words.js';
import { labelOf } from '../definition/vocabulary/label-of.js';
import type { EventRecord } from '../model/event.js';
import type { RunRecord } from '../model/run.js';
import type { BounceKind } from '../model/mail/bounce.js';
import type { SubscriptionStatus } from '../model/mail/subscription.js';
import { sentenceOf, type Names } from './sentence.js';
import type { Ports } from '../model/abilities/ports.js';
import type { Extensions } from '../extensions/extensions.js';

/** Times in plain words, in the zone asked for, else in the store's. */
const timeFormat =
  ({ options: { locale, timeZone } }: Ports<never, never, 'locale' | 'timeZone'>): Names['time'] =>
  (ms, zone = timeZone) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone }).format(ms);

/** What a timeline looks up; an action that no process has goes by its type, in words. */
export const timelineNames = async (
  context: Ports<never, never, 'locale' | 'timeZone'> & { extensions: Extensions },
): Promise<Names> => {
  const catalog = await context.extensions.all();
  return {
    catalog,
    action: (type) => catalog.actions.find((a) => a.type === type)?.title ?? inWords(type),
    time: timeFormat(context),
  };
};

/** A run's journal as lines of a timeline, oldest first. */
export const runTimeline = async (
  context: Ports<'versions'>,
  run: RunRecord,
  journal: JournalEntry[],
  names: Names,
): Promise<TimelineEntry[]> => {
  const { record } = await context.versions.get(run.workflow, run.version);
  return journal.map((entry) => ({
    at: new Date(entry.at).toISOString(),
    ...sentenceOf(entry, names),
    ...(entry.step ? { step: entry.step } : {}),
    run: run._id,
    workflow: { id: run.workflow, name: record.name, version: run.version },
  }));
};

const SHOWN = ['provider', 'subject', 'cart_id', 'order_id', 'display_id', 'total', 'currency_code', 'item_count'];

const CHANGES: Partial<Record<SubscriptionStatus, string>> = {
  subscribed: 'Subscribed again',
  unsubscribed: 'Unsubscribed',
  complained: 'Unsubscribed: they called an e-mail spam',
};
const WAYS: Record<string, string> = {
  'one-click': 'by the button of their mail program',
  page: 'by the page behind the link in an e-mail',
  link: 'by the link in a confirmation e-mail',
};

const subscriptionEntry = ({ status, by, why }: NonNullable<EventRecord['subscription']>) => ({
  title: CHANGES[status] ?? status,
  detail: `${WAYS[by] ?? `by ${by}`}${why ? `: ${why}` : ''}`,
});

const BOUNCES: Record<BounceKind, string> = {
  hard: 'E-mail came back for good: no mail goes there any more',
  soft: 'E-mail came back for now',
  allowed: 'Taken off the suppression list: mail goes there again',
};

const bounceEntry = ({ kind, by, why }: NonNullable<EventRecord['bounce']>) => ({
  title: BOUNCES[kind],
  detail: `by ${by}${why ? `: ${why}` : ''}`,
  tone: kind === 'allowed' ? ('good' as const) : kind === 'hard' ? ('bad' as const) : ('warn' as const),
});

/** By which way consent changed, and what shows that it was so. */
const consentEntry = ({ how, by, evidence = {} }: NonNullable<EventRecord['consent']>) => ({
  detail: [
    describeConsentWay(how, by),
    ...(evidence.source === undefined ? [] : [`from ${evidence.source}`]),
    ...(evidence.words === undefined ? [] : [`shown: “${evidence.words}”`]),
    ...(evidence.reason === undefined ? [] : [`reason: ${evidence.reason}`]),
  ].join('; '),
});

/** An event as a line of a timeline. */
export const eventEntry = (event: EventRecord, { catalog }: Pick<Names, 'catalog'>): TimelineEntry => ({
  at: event.occurredAt.toISOString(),
  kind: 'event',
  title: describeEvent(event.name, event.properties, { catalog }),
  name: event.name,
  detail: SHOWN.filter((key) => key in event.properties)
    .map((key) => {
      const value = JSON.stringify(event.properties[key]).replace(/^"|"$/g, '');
      return `${labelOf('property', key, catalog.vocabulary)}: ${value}`;
    })
    .join(', '),
  ...(event.subscription ? subscriptionEntry(event.subscription) : {}),
  ...(event.bounce ? bounceEntry(event.bounce) : {}),
  ...(event.consent ? consentEntry(event.consent) : {}),
});

/** Earliest first; entries of one moment keep their order. */
export const byTime = (a: TimelineEntry, b: TimelineEntry): number => Date.parse(a.at) - Date.parse(b.at);
