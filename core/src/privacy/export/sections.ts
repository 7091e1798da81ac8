import type { Json } from '../../definition/json/json.js';
import type { Extensions } from '../../extensions/extensions.js';
import type { Ports } from '../../model/abilities/ports.js';
import type { EffectRecord } from '../../model/effect.js';
import type { EventRecord } from '../../model/event.js';
import type { PersonRecord } from '../../model/person.js';
import type { RunRecord } from '../../model/run.js';
import { statusOf } from '../../model/mail/subscription.js';
import { messageView } from '../../messages/view.js';
import { runTimeline, timelineNames } from '../../timeline/timeline.js';
import type { ExportPiece } from '../api.js';
import type { PrivacyPorts } from '../ports.js';

/** Records that are read at once. */
const PAGE = 200;

export type ExportPorts = PrivacyPorts &
  Ports<'versions', 'segments', 'locale' | 'timeZone'> & { extensions: Extensions };

/** A part of an export. */
type Section = (context: ExportPorts, person: PersonRecord) => AsyncIterable<ExportPiece>;

/** As JSON, with dates as ISO 8601 texts and without what is `undefined`. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

async function* profile({ store }: ExportPorts, person: PersonRecord): AsyncIterable<ExportPiece> {
  const [entry, segments] = await Promise.all([store.subscriptions.get(person.email), store.segments.all()]);
  const names = new Map(segments.map((s) => [s._id, s.name]));
  const {
    _id,
    email,
    aliases = [],
    tags,
    fields,
    externalIds,
    timeZone,
    locale,
    untracked,
    createdAt,
    lastSeenAt,
  } = person;
  yield {
    name: 'person',
    value: plain({
      id: _id,
      ...{ email, aliases, tags, fields, externalIds, timeZone, locale, untracked, createdAt, lastSeenAt },
      segments: (person.segments ?? []).map((id) => ({ id, name: names.get(id) ?? id })),
      subscription: {
        status: statusOf(entry),
        ...(entry ? { since: entry.since, by: entry.by, how: entry.how } : {}),
      },
    }),
  };
}

/** Pages of a list, each begun behind the last one's end. */
async function* pages<T extends { _id: string }>(
  read: (after: string | undefined) => Promise<T[]>,
): AsyncIterable<T[]> {
  for (let after: string | undefined; ;) {
    const page = await read(after);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)?._id;
  }
}

const eventView = ({ _id, source, name, subject, properties, person, occurredAt, receivedAt }: EventRecord): Json =>
  plain({ id: _id, source, name, subject, properties, person, occurredAt, receivedAt });

async function* events({ store }: ExportPorts, { email }: PersonRecord): AsyncIterable<ExportPiece> {
  // By address: theirs first, then those of addresses that only begin like theirs.
  for await (const page of pages((after) => store.events.list({ q: email, after, limit: PAGE }))) {
    const theirs = page.filter((event) => event.email === email);
    if (theirs.length > 0)
      yield {
        name: 'events',
        items: theirs.map(eventView),
      };
    if (theirs.length < page.length) return;
  }
}

const effectView = ({ _id, step, action, state, reason, input, output, createdAt, endedAt }: EffectRecord) => ({
  ...{ id: _id, step, action, state, reason, input, output, createdAt, endedAt },
});

const runView = async (
  context: ExportPorts,
  run: RunRecord,
  effects: EffectRecord[],
  names: Awaited<ReturnType<typeof timelineNames>>,
): Promise<Json> => {
  const timeline = await runTimeline(context, run, await context.store.runs.journal(run), names);
  const { _id, workflow, version, subject, trigger, state, enteredAt, wakeAt, endedAt, outcome, reason } = run;
  return plain({
    ...{ id: _id, workflow, version, subject, trigger, state, enteredAt, wakeAt, endedAt, outcome, reason },
    // In words, as the admin shows it.
    journal: timeline.map(({ at, title, detail, step }) => ({ at, title, detail, step })),
    effects: effects.filter((e) => e.run === _id).map(effectView),
  });
};

async function* runs(context: ExportPorts, { _id: person }: PersonRecord): AsyncIterable<ExportPiece> {
  const { store } = context;
  const names = await timelineNames(context);
  for await (const page of pages((after) => store.runs.list({ person, after, limit: PAGE }))) {
    const effects = await store.effects.byRuns(page.map((run) => run._id));
    const items: Json[] = [];
    for (const run of page) items.push(await runView(context, run, effects, names));
    yield { name: 'runs', items };
  }
}

async function* messages({ store }: ExportPorts, { _id: person }: PersonRecord): AsyncIterable<ExportPiece> {
  for await (const page of pages((after) => store.messages.list({ person, after, limit: PAGE })))
    yield {
      name: 'messages',
      items: page.map((m) => plain({ ...messageView(m, undefined), html: m.html, text: m.text })),
    };
}

/** What they agreed to topic by topic, with what shows it; whether mail reaches them; and what counts for caps. */
async function* mailing(
  { store }: ExportPorts,
  { _id, email, aliases = [] }: PersonRecord,
): AsyncIterable<ExportPiece> {
  const emails = [email, ...aliases];
  const [consents, bounces, cap] = await Promise.all([
    store.consents.byEmails(emails),
    store.bounces.byEmails(emails),
    store.caps.get(_id),
  ]);
  const address = <T extends { _id: string }>({ _id: of, ...record }: T) => ({ address: of, ...record });
  yield { name: 'consent', value: plain([...consents.values()].map(address)) };
  yield {
    name: 'bounces',
    value: plain([...bounces.values()].map(address).map(({ rev: _, ...record }) => record)),
  };
  yield { name: 'caps', value: plain((cap?.mails ?? []).map(({ key, ...mail }) => ({ effect: key, ...mail }))) };
}

async function* elsewhere(
  { options }: ExportPorts,
  { email, aliases = [], externalIds }: PersonRecord,
): AsyncIterable<ExportPiece> {
  const found: [string, Json][] = [];
  for (const { name, export: read } of options.personalData)
    if (read) found.push([name, await read({ emails: [email, ...aliases], externalIds })]);
  yield { name: 'elsewhere', value: Object.fromEntries(found) };
}

/** What an export holds, in its order. **What else is kept of people is a line here.** */
export const SECTIONS: readonly Section[] = [profile, mailing, events, runs, messages, elsewhere];
