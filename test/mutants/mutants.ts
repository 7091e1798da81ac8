/** One mechanism taken away: a piece of core's source text, and what stands in its place. */
export interface Mutant {
  /** The mechanism that is missing. */
  name: string;
  /** Below core/src. */
  file: string;
  /** Found there exactly once. */
  find: string;
  replace: string;
  /** The test that has to go red: its file below test/, and what its full name matches. */
  test: { file: string; name: string };
}

const engine = (file: string): string => `integration/engine/${file}.test.ts`;

/** Each mechanism that keeps a crash, or a bad neighbour, from changing what people get. */
export const MUTANTS: Mutant[] = [
  {
    name: 'the guard of a run by its revision',
    file: 'store/runs/commit.ts',
    find: "filter: { _id: { $in: ids }, state: 'waiting', rev },",
    replace: "filter: { _id: { $in: ids }, state: 'waiting' },",
    test: { file: engine('freeze'), name: 'holds whoever a worker had in its hands at “advance: effects inserted”' },
  },
  {
    name: 'the key by which a change is applied once',
    file: 'store/people/apply.ts',
    find: "'applied.key': { $ne: key }, ",
    replace: '',
    test: { file: engine('apply'), name: 'counts once when a worker stands still between commit and apply' },
  },
  {
    name: 'applying before people are shown',
    file: 'people/current.ts',
    find: 'if ((await applier.catchUp(people.map((p) => p._id))) === 0) return people;',
    replace: 'if (applier) return people;',
    test: { file: engine('apply'), name: 'is seen by everybody who looks at the person' },
  },
  {
    name: 'applying before a mail is written',
    file: 'people/current.ts',
    find: 'await applier.catchUp(ids);',
    replace: 'void applier;',
    test: { file: engine('apply'), name: 'is in the mail that follows' },
  },
  {
    name: 'applying before a run decides',
    file: 'flow/advance/facts.ts',
    find: 'await applier.catchUp(ids);',
    replace: 'void applier;',
    test: { file: engine('apply'), name: 'is known to the next run of the person, though it was not applied' },
  },
  {
    name: 'the deadline of an apply',
    file: 'store/people/apply.ts',
    find: ", $expr: { $lt: ['$$NOW', deadline] } },",
    replace: ', ...(deadline ? {} : {}) },',
    test: { file: engine('apply'), name: 'is refused behind its deadline' },
  },
  {
    name: 'the time for which an effect is claimed',
    file: 'store/effects/claims.ts',
    find: '{ $set: { lease, dueAt: until }, $inc: { attempts: 1 }, ...(heldUp',
    replace: '{ $set: { lease }, $inc: { attempts: 1 }, ...(heldUp',
    test: { file: engine('lanes'), name: 'are carried out by nobody else while their worker is at them' },
  },
  {
    name: 'the renewal of claimed effects',
    file: 'flow/dispatch/leases.ts',
    find: 'await store.effects.renew(claims, new Date(clock.now() + options.leaseMs));',
    replace: 'new Set(claims.map((c) => c.key));',
    test: { file: engine('lanes'), name: 'keep what takes longer than its lease' },
  },
  {
    name: 'sending only what is committed',
    file: 'flow/dispatch/decided.ts',
    find: "filter((e) => standing.get(e._id) === 'decided');",
    replace: "filter((e) => standing.get(e._id) !== 'lost');",
    test: { file: engine('dispatch'), name: 'is not sent before its step is committed' },
  },
  {
    name: 'the dropping of what was never committed',
    file: 'model/effect.ts',
    find: "? 'undecided' : 'lost'",
    replace: "? 'undecided' : 'undecided'",
    test: { file: engine('dispatch'), name: 'is not dropped by somebody who claimed it' },
  },
  {
    name: 'the sweep for people who are late',
    file: 'flow/advance/sweep.ts',
    find: 'if (late.length === 0) return 0;',
    replace: 'if (late.length >= 0) return 0;',
    test: { file: engine('late'), name: 'who stood in many seconds go in one pass' },
  },
  {
    name: 'the sweep for changes that were not applied',
    file: 'flow/worker.ts',
    find: 'await Promise.all([apply.run(), late.run(), held.run(), privacy.run()]);',
    replace: 'await Promise.all([late.run(), held.run(), privacy.run()]);',
    test: { file: engine('apply'), name: 'is applied by the sweep where nobody looks at the person' },
  },
  {
    name: 'the claim of the events of a person',
    file: 'store/operation/work-leases.ts',
    find: "{ $lte: ['$until', '$$NOW'] }],",
    replace: '{ $literal: true }],',
    test: { file: engine('event-losses'), name: 'is with one worker at a time' },
  },
  {
    name: 'the owner of work that is begun',
    file: 'store/operation/work-leases.ts',
    find: `      { _id: name, owner },
      [
        {
          $set: {
            until: inMs(ms),`,
    replace: `      { _id: name },
      [
        {
          $set: {
            until: inMs(ms),`,
    test: { file: engine('event-losses'), name: 'is not begun behind its lease by a worker that stood still' },
  },
  {
    name: 'the time within which a person may be told something',
    file: 'store/people/people.ts',
    find: "({ $expr: { $lt: ['$$NOW', until] } });",
    replace: '(until ? {} : {});',
    test: { file: engine('event-gaps'), name: 'paused past its lease, at “ingest: events claimed”' },
  },
  {
    name: 'the fence of a freeze',
    file: 'workflows/freeze.ts',
    find: 'await store.runs.fenceDue({',
    replace: 'await Promise.resolve({',
    test: { file: engine('freeze'), name: 'holds whoever a worker had in its hands at “advance: effects inserted”' },
  },
];
