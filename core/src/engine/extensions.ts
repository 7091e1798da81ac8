import type { Action } from '../actions/define-action.js';
import { describeAction } from '../actions/define-action.js';
import { describeCustomTrigger, type CustomTrigger } from '../triggers/define-trigger.js';
import type { Catalog, Descriptor } from '../definition/catalog.js';
import type { ExtensionRecord, ExtensionStore } from '../extensions/port.js';
import type { ActionRegistry } from '../actions/registry.js';
import type { Asker } from './asker.js';
import type { Clock } from './clock.js';

/** What no process has said for so long is forgotten, in milliseconds: a week. */
const FORGOTTEN = 604_800_000;
/** How often a process says what it has, in milliseconds. */
const EVERY = 3_600_000;

const kinds = ['actions', 'conditions', 'triggers'] as const;

/** What workflows can be built from: what this process has, and what the others said that they have. */
export interface Extensions {
  /** Of this process alone. */
  own: Catalog;
  /** Of all processes; where two have one type, this one's goes first. */
  all(): Promise<Catalog>;
  /** Tells the other processes what the developers registered here. At most once an hour, unless `now`. */
  tell(now?: boolean): Promise<void>;
}

interface ExtensionsParts {
  store: { extensions: ExtensionStore };
  clock: Clock;
  registry: ActionRegistry;
  asker: Asker;
  actions: readonly Action[];
  triggers: readonly CustomTrigger[];
}

const recordOf = (kind: ExtensionRecord['kind'], descriptor: Descriptor): Omit<ExtensionRecord, 'seenAt'> => ({
  _id: `${kind}:${descriptor.type}`,
  kind,
  descriptor: JSON.stringify(descriptor),
});

/** @throws Error when two triggers have one type */
export const createExtensions = ({ store, clock, registry, asker, actions, triggers }: ExtensionsParts): Extensions => {
  const types = triggers.map((t) => t.type);
  const twice = types.find((type, i) => types.indexOf(type) !== i);
  if (twice) throw new Error(`Two triggers have the type "${twice}": rename one.`);
  const own: Catalog = {
    actions: registry.catalog.actions,
    conditions: asker.descriptors,
    triggers: triggers.map(describeCustomTrigger),
  };
  const told = [
    ...actions.map((action) => recordOf('actions', describeAction(action))),
    ...own.conditions.map((d) => recordOf('conditions', d)),
    ...own.triggers.map((d) => recordOf('triggers', d)),
  ];
  let last: number | undefined;
  return {
    own,

    async all() {
      const others = await store.extensions.since(new Date(clock.now() - FORGOTTEN));
      const all: Catalog = { ...own };
      for (const kind of kinds) {
        const mine = new Set(own[kind].map((d) => d.type));
        const more = others
          .filter((o) => o.kind === kind)
          .map((o) => JSON.parse(o.descriptor) as Descriptor)
          .filter((d) => !mine.has(d.type));
        all[kind] = [...own[kind], ...more] as never;
      }
      return all;
    },

    async tell(now = false) {
      if (!now && last !== undefined && clock.now() - last < EVERY) return;
      await store.extensions.tell(told, new Date(clock.now()));
      last = clock.now();
    },
  };
};
