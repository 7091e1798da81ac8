import { entryKey, fuseOf, hourOf } from '../../decide/index.js';
import { ownEvents } from '../../definition/events/own-events.js';
import type { FuseSettings } from '../../definition/shop-settings/index.js';
import type { EntryCount, FuseRecord } from '../../model/fuse.js';
import type { Ports } from '../../model/abilities/ports.js';
import type { Entry } from './gates.js';

type FusePorts = Ports<'atGap' | 'shop', 'events' | 'fuses' | 'runs'>;

/** Who enters by these was added by somebody, or by a workflow that has a fuse of its own, or at a time that was set. */
const MEANT: readonly string[] = ['manual', 'schedule'];

/** Does the fuse of its workflow ask about an entry? Not where somebody has decided on it. */
const isAsked = ({ version, event, trigger }: Entry): boolean =>
  !event.startFor &&
  event.name !== ownEvents.imported &&
  !MEANT.includes(version.record.definition.triggers[trigger]?.kind ?? '');

const byWorkflow = (entries: Entry[]): Map<string, Entry[]> => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { workflow } = entry.version.record;
    const group = groups.get(workflow);
    if (group) group.push(entry);
    else groups.set(workflow, [entry]);
  }
  return groups;
};

const hourOfEntry = ({ event }: Entry): number => hourOf(event.receivedAt.getTime());

const placeOf = ({ version, person, instance, fact }: Entry) => ({
  workflow: version.record.workflow,
  person: person._id,
  entryKey: entryKey(version.record.definition.entry.reentry, instance, fact),
});

const keyOf = (entry: Entry): string => JSON.stringify(placeOf(entry));

/** Those of one workflow that would enter: whose place is not taken. */
const newcomers = async ({ store }: Ports<never, 'runs'>, entries: Entry[]): Promise<Entry[]> => {
  const taken = await store.runs.taken(entries.map(placeOf));
  return entries.filter((_, i) => !taken[i]);
};

/** Those that have no room in their hour any more; of several for one place, the first says for all. */
const beyond = (entries: Entry[], roomIn: (hour: number) => number): Entry[] => {
  const room = new Map<number, number>();
  const passes = new Map<string, boolean>();
  return entries.filter((entry) => {
    const [key, hour] = [keyOf(entry), hourOfEntry(entry)];
    const known = passes.get(key);
    if (known !== undefined) return !known;
    const left = room.get(hour) ?? roomIn(hour);
    passes.set(key, left > 0);
    room.set(hour, left - 1);
    return left <= 0;
  });
};

const isOpen = ({ open }: FuseRecord, now: number): boolean =>
  open !== undefined && (open.until === null || open.until.getTime() > now);

/** Those of the entries of one workflow that are to be kept, after it is written that they are. */
const keptOf = async (
  context: FusePorts,
  fuse: FuseRecord,
  entries: Entry[],
  { settings, now }: { settings: FuseSettings; now: number },
): Promise<Entry[]> => {
  if (isOpen(fuse, now)) return [];
  if (fuse.blown) return newcomers(context, entries);
  const { usual, roomIn } = fuseOf(fuse.hours ?? {}, settings, now);
  if (beyond(entries, roomIn).length === 0) return [];
  const kept = beyond(await newcomers(context, entries), roomIn);
  if (kept.length === 0) return [];
  await context.store.fuses.blow(fuse._id, { at: new Date(now), usual }, fuse.decided ?? 0);
  await context.atGap('enrol: fuse blown');
  return kept;
};

/**
 * Entries that may go on. Where far more people enter a workflow than usually do in an hour, by when they were handed
 * over, the others are kept from then on, as notes on their events, until somebody lets them in or throws them away.
 */
export const passFuses = async (context: FusePorts, entries: Entry[], now: number): Promise<Entry[]> => {
  const { store, shop, atGap } = context;
  const asked = byWorkflow(entries.filter(isAsked));
  if (asked.size === 0) return entries;
  const { fuse: settings } = await shop.settings();
  if (!settings.on) return entries;
  const fuses = await store.fuses.of([...asked.keys()]);
  const kept = new Set<Entry>();
  for (const [workflow, wanted] of asked) {
    const out = await keptOf(context, fuses.get(workflow) ?? { _id: workflow }, wanted, { settings, now });
    if (out.length === 0) continue;
    for (const entry of out) kept.add(entry);
    await store.events.leaveOut(workflow, [...new Set(out.map(({ event }) => event._id))], 'fuse');
  }
  if (kept.size === 0) return entries;
  await atGap('enrol: entries kept');
  return entries.filter((entry) => !kept.has(entry));
};

/** Counts who has entered, once: whoever enters again by the same event is not new. Cut off before, they are not counted. */
export const countEntered = async (
  { store, shop }: Pick<FusePorts, 'store' | 'shop'>,
  entered: Entry[],
  now: number,
): Promise<void> => {
  const asked = byWorkflow(entered.filter(isAsked));
  if (asked.size === 0) return;
  const { fuse: settings } = await shop.settings();
  if (!settings.on) return;
  const fuses = await store.fuses.of([...asked.keys()]);
  const counts: EntryCount[] = [];
  for (const [workflow, group] of asked) {
    const hours = new Map<number, number>();
    for (const entry of group) hours.set(hourOfEntry(entry), (hours.get(hourOfEntry(entry)) ?? 0) + 1);
    const { old } = fuseOf(fuses.get(workflow)?.hours ?? {}, settings, now);
    for (const [hour, entries] of hours)
      counts.push({ workflow, hour, entries, forget: old.filter((one) => one !== hour) });
  }
  await store.fuses.count(counts);
};
