import type { Stores } from '../../model/stores.js';
import { attentionCases } from './attention.js';
import { mailCases } from './mail/index.js';
import { operationCases } from './operation/index.js';
import { backfillCases } from './backfills.js';
import type { PortName, StoreCase } from './kit/case.js';
import { effectCases } from './effects.js';
import { webhookCases } from './webhooks.js';
import { eventCases } from './events/events.js';
import { extensionCases } from './extensions.js';
import { fuseCases } from './fuses.js';
import { inOurRealm } from './kit/in-our-realm.js';
import { messageCases } from './messages/messages.js';
import { peopleCases } from './people.js';
import { otherOldCases } from './retention/others.js';
import { oldRunCases } from './retention/runs.js';
import { stateCases, sumCases } from './retention/states.js';
import { peopleErasingCases } from './privacy/people.js';
import { erasureCases, mergeCases } from './privacy/records.js';
import { tracesOf } from './privacy/traces.js';
import { runCases } from './runs.js';
import { seenCases } from './seen.js';
import { segmentCases } from './segments.js';
import { subscriptionCases } from './mail/subscriptions.js';
import { suppressionListCases } from './mail/suppression-list.js';
import { watchCases } from './watches.js';
import { workflowCases } from './workflows.js';

/** The cases of each port. */
const CASES: { [port in PortName]: StoreCase[] } = {
  ...mailCases,
  ...operationCases,
  people: [...peopleCases, ...peopleErasingCases.filter((c) => c.of.startsWith('people.'))],
  events: [...eventCases, ...tracesOf('events')],
  workflows: workflowCases,
  runs: [...runCases, ...tracesOf('runs')],
  effects: [...effectCases, ...tracesOf('effects')],
  messages: [...messageCases, ...tracesOf('messages')],
  attention: attentionCases,
  segments: segmentCases,
  webhooks: [...webhookCases, ...tracesOf('webhooks')],
  backfills: backfillCases,
  dateWatches: watchCases.filter((c) => c.of.startsWith('dateWatches.')),
  scheduleWatches: watchCases.filter((c) => c.of.startsWith('scheduleWatches.')),
  extensions: extensionCases,
  seen: seenCases,
  fuses: fuseCases,
  subscriptions: [
    ...subscriptionCases,
    ...suppressionListCases,
    ...peopleErasingCases.filter((c) => c.of.startsWith('subscriptions.')),
  ],
  erasures: erasureCases,
  merges: mergeCases,
  retention: [...oldRunCases, ...otherOldCases, ...stateCases],
  sums: sumCases,
};
const PORTS = Object.keys(CASES) as PortName[];
const ALL = Object.values(CASES).flat();

/** A case of the contract that can be run. */
export interface ContractCase extends Pick<StoreCase, 'of' | 'name'> {
  /** @throws AssertionError (node:assert) where the store does not do it */
  run(): Promise<void>;
}

/**
 * What every store has to do, as cases for a test runner.
 * @param open opens a store that is empty: once for each case, which closes it
 * @example
 * const cases = storeContract(() => openMyStore());
 * test.each(cases)('$of: $name', ({ run }) => run());
 * test('each method has a case', async () => expect(missingCases(await openMyStore())).toEqual([]));
 */
export const storeContract = (open: () => Promise<Stores>): ContractCase[] =>
  ALL.map(({ of, name, run }) => ({
    of,
    name,
    async run() {
      const store = await open();
      try {
        await run(inOurRealm(store));
      } finally {
        await store.close();
      }
    },
  }));

/** The names of an object's methods, also where they are its class's. */
const methodsOf = (port: object): string[] => {
  const names = new Set<string>();
  for (
    let at: object | null = port;
    at && Object.getPrototypeOf(at) !== null;
    at = Object.getPrototypeOf(at) as object | null
  )
    for (const name of Object.getOwnPropertyNames(at))
      if (name !== 'constructor' && typeof Reflect.get(port, name) === 'function') names.add(name);
  return [...names];
};

/** The methods of a store's ports that no case is about: `runs.commit`. */
export const missingCases = (store: Stores): string[] => {
  const covered = new Set<string>(ALL.map((c) => c.of));
  return PORTS.flatMap((port) => methodsOf(store[port]).map((method) => `${port}.${method}`)).filter(
    (method) => !covered.has(method),
  );
};
