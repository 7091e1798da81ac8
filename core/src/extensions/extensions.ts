import { type Action, describeAction } from './define-action.js';
import { describeCustomTrigger, type CustomTrigger } from './define-trigger.js';
import type { Catalog, Descriptor } from '../definition/catalog.js';
import type { Vocabulary } from '../definition/vocabulary.js';
import type { ExtensionRecord, ExtensionStore } from '../model/extension.js';
import type { ActionRegistry } from './registry.js';
import type { Asker } from './asker.js';
import type { Clock } from '../kernel/time/clock.js';

/** What no process has said for so long is forgotten, in milliseconds: a week. */
const FORGOTTEN = 604_800_000;
/** How often a process says what it has, in milliseconds. */
const EVERY = 3_600_000;
/** How often a worker hears what the others call things, in milliseconds. */
const HEARD_EVERY = 60_000;

const kinds = ['actions', 'conditions', 'triggers'] as const;
const lists = ['events', 'fields', 'properties'] as const satisfies (keyof Vocabulary)[];

/** What workflows can be built from, and what things are called: of this process, and what the others said. */
export interface Extensions {
  /** Of this process alone. */
  own: Catalog;
  /** Of all processes; where two have one type, this one's goes first. */
  all(): Promise<Catalog>;
  /** What developers call things in all processes, as this one heard last; where two name one thing, its own goes first. */
  readonly vocabulary: Vocabulary;
  /** Tells the other processes what the developers registered here. At most once an hour, unless `now`. */
  tell(now?: boolean): Promise<void>;
  /** Tells the other processes what things are called here: also one that does not work has names for them. As `tell`. */
  tellNames(): Promise<void>;
  /** Hears what the others call things. At most once a minute. */
  hear(): Promise<void>;
}

interface ExtensionsParts {
  store: { extensions: ExtensionStore };
  clock: Clock;
  registry: ActionRegistry;
  asker: Asker;
  actions: readonly Action[];
  triggers: readonly CustomTrigger[];
  vocabulary: Vocabulary;
  /** The named ways out for mail. */
  transports?: readonly string[];
}

const recordOf = (kind: ExtensionRecord['kind'], descriptor: Descriptor): Omit<ExtensionRecord, 'seenAt'> => ({
  _id: `${kind}:${descriptor.type}`,
  kind,
  descriptor: JSON.stringify(descriptor),
});

const recordOfName = (
  kind: keyof Vocabulary | 'transports',
  name: string,
  label: string,
): Omit<ExtensionRecord, 'seenAt'> => ({
  _id: `${kind}:${name}`,
  kind,
  descriptor: JSON.stringify(label),
});

/** What the others call things, with what this process calls them over it. */
const withNamesOf = (others: readonly ExtensionRecord[], own: Vocabulary): Vocabulary => {
  const listed = (kind: keyof Vocabulary): Record<string, string> => ({
    ...Object.fromEntries(
      others
        .filter((o) => o.kind === kind)
        .map((o) => [o._id.slice(kind.length + 1), JSON.parse(o.descriptor) as string]),
    ),
    ...own[kind],
  });
  return { events: listed('events'), fields: listed('fields'), properties: listed('properties') };
};

/** @throws Error when two triggers have one type */
export const createExtensions = ({
  store,
  clock,
  registry,
  asker,
  actions,
  triggers,
  vocabulary,
  transports = [],
}: ExtensionsParts): Extensions => {
  const types = triggers.map((t) => t.type);
  const twice = types.find((type, i) => types.indexOf(type) !== i);
  if (twice) throw new Error(`Two triggers have the type "${twice}": rename one.`);
  const own: Catalog = {
    actions: registry.catalog.actions,
    conditions: asker.descriptors,
    triggers: triggers.map(describeCustomTrigger),
    vocabulary,
    transports: [...transports],
  };
  const told = [
    ...actions.map((action) => recordOf('actions', describeAction(action))),
    ...own.conditions.map((d) => recordOf('conditions', d)),
    ...own.triggers.map((d) => recordOf('triggers', d)),
  ];
  const names = [
    ...lists.flatMap((kind) =>
      Object.entries(vocabulary[kind]).map(([name, label]) => recordOfName(kind, name, label)),
    ),
    ...transports.map((name) => recordOfName('transports', name, name)),
  ];
  let [last, lastNames, lastHeard]: (number | undefined)[] = [];
  let known = vocabulary;

  const heard = async (): Promise<ExtensionRecord[]> => {
    const others = await store.extensions.since(new Date(clock.now() - FORGOTTEN));
    known = withNamesOf(others, vocabulary);
    lastHeard = clock.now();
    return others;
  };
  const isEarly = (before: number | undefined, every: number): boolean =>
    before !== undefined && clock.now() - before < every;

  const tellNames = async (): Promise<void> => {
    if (isEarly(lastNames, EVERY)) return;
    await store.extensions.tell(names, new Date(clock.now()));
    lastNames = clock.now();
  };

  return {
    own,

    get vocabulary() {
      return known;
    },

    async all() {
      // Whoever does not work has no other occasion to say it again.
      await tellNames();
      const others = await heard();
      const named = others.filter((o) => o.kind === 'transports').map((o) => JSON.parse(o.descriptor) as string);
      const all: Catalog = {
        ...{ ...own, vocabulary: known },
        transports: [...new Set([...transports, ...named])].sort(),
      };
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
      await tellNames();
      if (!now && isEarly(last, EVERY)) return;
      await store.extensions.tell(told, new Date(clock.now()));
      last = clock.now();
    },

    tellNames,

    async hear() {
      if (!isEarly(lastHeard, HEARD_EVERY)) await heard();
    },
  };
};
