import type { Catalog, JsonObject, Step } from '@whenthen/core/definition';
import { stepLook, type Tone } from '../icons/step-look.js';
import type { IconName } from '../icons/paths.js';

/** Something that can be added. `key` is the action's type or the step's kind. */
export interface PaletteItem {
  key: string;
  title: string;
  description: string;
  icon: IconName;
  tone: Tone;
  /** A new step with sensible settings and open ends. */
  step: Step;
  /** Ends the run: nothing can follow it. */
  ends: boolean;
}

export interface PaletteGroup {
  title: string;
  items: PaletteItem[];
}

const hour = { amount: 1, unit: 'hours' as const };
const day = { amount: 1, unit: 'days' as const };
const purchased = { kind: 'event' as const, name: '$purchase', atLeast: 1, since: 'entry' as const };

const kinds: { group: 'Timing' | 'Logic'; title: string; description: string; step: Step }[] = [
  {
    group: 'Timing',
    title: 'Delay',
    description: 'Waits before the next step.',
    step: { kind: 'delay', delay: { kind: 'for', duration: hour }, next: null },
  },
  {
    group: 'Timing',
    title: 'Wait for event',
    description: 'Waits until something happens, or until the time is up.',
    step: { kind: 'wait_for_event', event: { name: '$purchase' }, timeout: day, received: null, timedOut: null },
  },
  {
    group: 'Logic',
    title: 'Condition',
    description: 'Takes “Yes” or “No”.',
    step: { kind: 'condition', if: purchased, yes: null, no: null },
  },
  {
    group: 'Logic',
    title: 'Switch',
    description: 'Takes the first case that is true.',
    step: { kind: 'switch', cases: [{ name: 'Has purchased', if: purchased, next: null }], otherwise: null },
  },
  {
    group: 'Logic',
    title: 'Random split',
    description: 'Splits people at random.',
    step: {
      kind: 'split',
      branches: [
        { name: 'A', weight: 50, next: null },
        { name: 'B', weight: 50, next: null },
      ],
    },
  },
  {
    group: 'Logic',
    title: 'Exit',
    description: 'Ends the run here.',
    step: { kind: 'exit', reason: '', goal: false },
  },
];

const defaultsOf = (schema: JsonObject): JsonObject => {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>);
  return Object.fromEntries(
    properties.flatMap(([name, property]) => (property['default'] === undefined ? [] : [[name, property['default']]])),
  );
};

/** What there is to say about a step that can be added. */
type Offered = Pick<PaletteItem, 'title' | 'description' | 'step'>;

const item = (catalog: Catalog, key: string, { title, description, step }: Offered): PaletteItem => ({
  key,
  title,
  description,
  ...stepLook(step, catalog),
  step,
  ends: step.kind === 'exit',
});

/** Everything that can be added, in groups: the catalog's actions, then timing, then logic. */
export const paletteGroups = (catalog: Catalog): PaletteGroup[] => [
  {
    title: 'Actions',
    items: catalog.actions.map(({ type, title, description, inputSchema }) => {
      const step: Step = { kind: 'action', action: type, input: defaultsOf(inputSchema), next: null };
      return item(catalog, type, { title, description, step });
    }),
  },
  ...(['Timing', 'Logic'] as const).map((group) => ({
    title: group,
    items: kinds.filter((k) => k.group === group).map((k) => item(catalog, k.step.kind, k)),
  })),
];

/** Groups with the items whose title or description contains the words; empty groups are left out. */
export const searchPalette = (groups: PaletteGroup[], words: string): PaletteGroup[] => {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return groups;
  const fits = (i: PaletteItem) => `${i.title} ${i.description}`.toLowerCase().includes(wanted);
  return groups.map((g) => ({ ...g, items: g.items.filter(fits) })).filter((g) => g.items.length > 0);
};

/** Groups with the items that something can follow: what can be put in front of a step. */
export const passable = (groups: PaletteGroup[]): PaletteGroup[] =>
  groups.map((g) => ({ ...g, items: g.items.filter((i) => !i.ends) }));

/** The item of a key, if there is one. */
export const paletteItem = (groups: PaletteGroup[], key: string): PaletteItem | undefined =>
  groups.flatMap((g) => g.items).find((i) => i.key === key);
