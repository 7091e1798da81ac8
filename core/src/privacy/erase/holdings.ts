import type { ErasureStep } from '../../model/operation/erasure.js';
import { endRuns } from './end-runs.js';
import { eraseHosts } from './hosts.js';
import { mentions } from './mentions.js';
import { BATCH, eachPageOfRuns, untilNone, type Erasing } from './work.js';

/** Something that holds people's data, and how somebody is taken out of it. May be done again without harm. */
interface Holding {
  step: ErasureStep;
  /** Collections, without their prefix, that hold nothing of them once this is done. */
  collections: readonly string[];
  /** `later`: something of theirs is under way, and has to end first. */
  erase(erasing: Erasing): Promise<'later' | undefined>;
}

const done = (): undefined => undefined;

/**
 * Everything that holds people's data, in the order in which they are taken out of it. **A new collection is a line here**
 * (or in `NOBODY`, below); a test fails until it is.
 */
export const HOLDINGS: readonly Holding[] = [
  { step: 'runs', collections: [], erase: async (e) => endRuns(e).then(done) },
  { step: 'mails', collections: ['effects'], erase: eraseEffects },
  {
    step: 'history',
    collections: ['messages'],
    erase: async (e) => forEach(e, (person) => e.context.store.messages.erase({ ...counted(e), person })).then(done),
  },
  {
    step: 'history',
    collections: ['runs', 'journal'],
    erase: async (e) => forEach(e, (person) => e.context.store.runs.erase({ ...counted(e), person })).then(done),
  },
  {
    step: 'history',
    collections: ['gates'],
    erase: async ({ people, context }) => Promise.all(people.map((p) => context.store.runs.eraseGates(p))).then(done),
  },
  {
    step: 'history',
    collections: ['events'],
    erase: async (e) =>
      untilNone(e, () => e.context.store.events.erase({ emails: e.trace.emails, until: e.until, limit: BATCH })).then(
        done,
      ),
  },
  {
    step: 'history',
    collections: ['caps'],
    erase: async ({ context, people }) => context.store.caps.erase(people).then(done),
  },
  { step: 'lists', collections: ['suppressions'], erase: async (e) => hideSubscriptions(e).then(done) },
  {
    step: 'lists',
    // From what they unsubscribed stays, under a mark of the address.
    collections: ['consents'],
    erase: async ({ context, trace, until }) => context.store.consents.hide(trace.emails, until).then(done),
  },
  {
    step: 'lists',
    collections: ['bounces'],
    erase: async ({ context, trace }) => context.store.bounces.erase(trace.emails).then(done),
  },
  {
    step: 'lists',
    collections: ['attention_jobs'],
    erase: async (e) => e.context.store.attention.eraseFromJobs(namesOf(e)).then(done),
  },
  { step: 'lists', collections: ['audit'], erase: async (e) => e.context.store.audit.erase(namesOf(e)).then(done) },
  { step: 'lists', collections: ['webhook_endpoints'], erase: async (e) => forgetCalls(e).then(done) },
  { step: 'lists', collections: ['merges'], erase: async (e) => forgetMerges(e).then(done) },
  { step: 'hosts', collections: [], erase: async (e) => eraseHosts(e).then(done) },
  {
    step: 'person',
    collections: ['people'],
    erase: async ({ context, people }) => context.store.people.erase(people).then(done),
  },
  // The erasure's own record: its trace goes when it is done.
  { step: 'person', collections: ['erasures'], erase: () => Promise.resolve(undefined) },
];

/** Collections in which nobody stands, and why. */
export const NOBODY: Readonly<Record<string, string>> = {
  workflows: 'what merchants made',
  workflow_versions: 'what merchants published; an address in it is one that they wrote',
  segments: 'criteria; who is in a segment stands on the people',
  templates: 'e-mails before anybody’s data is put in',
  backfills: 'whom criteria fit, not who that is; how many were added',
  date_watches: 'dates in fields, for everybody',
  schedule_watches: 'schedules, for everybody',
  extensions: 'what developers registered',
  settings: 'what merchants set',
  secrets: 'locked keys of the merchant',
  sending: 'whether anything is sent at all',
  lanes: 'how fast mail servers and places outside take what they are sent',
  fuses: 'how many entered a workflow, by the hour',
  sums: 'how many, of what is not kept any more',
  retention: 'how far pruning is; keys of what is being removed, until it is',
  origins: 'documents of a CMS',
  watermarks: 'how far tables were read',
  meta: 'the version of the data, a key, names of hosts',
  leases: 'which worker is at which second',
  work_leases: 'which worker is at what; a record that ended a process, by its id',
  workers: 'processes; errors with addresses masked',
  jobs: 'seconds and partitions (Agenda’s jobs)',
};

const namesOf = ({ people, trace: { emails, alias } }: Erasing) => ({ people, emails, alias });

const counted = ({ trace }: Erasing) => ({ alias: trace.alias, limit: BATCH });

async function forEach(e: Erasing, batch: (person: string) => Promise<number>): Promise<void> {
  for (const person of e.people) await untilNone(e, () => batch(person));
}

async function eraseEffects(e: Erasing): Promise<'later' | undefined> {
  const { effects } = e.context.store;
  const now = new Date(e.context.clock.now());
  let underWay = 0;
  await eachPageOfRuns(e, async (runs) => {
    underWay += await effects.cancel({ runs, reason: 'The person was erased', now });
    await effects.erase(runs);
  });
  return underWay > 0 ? 'later' : undefined;
}

async function hideSubscriptions({ context, erasure: { by, startedAt }, trace: { emails } }: Erasing): Promise<void> {
  await context.store.subscriptions.hide(emails, { reason: 'unsubscribed', since: startedAt, by, how: 'erasure' });
}

async function forgetCalls({ context: { store }, trace }: Erasing): Promise<void> {
  for (const { _id, calls } of await store.webhooks.all()) {
    const bodies = calls.flatMap(({ body }) => (mentions(body, trace) ? [body] : []));
    await store.webhooks.forgetCalls(_id, { emails: trace.emails, bodies });
  }
}

/** One that is not done says addresses. None begins while its people are being erased. */
async function forgetMerges({ context: { store, clock }, people }: Erasing): Promise<void> {
  for (const person of people)
    for (const { _id } of await store.merges.ofPerson(person)) await store.merges.finish(_id, new Date(clock.now()));
}
