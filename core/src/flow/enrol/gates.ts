import { subtractDuration, type EventFact } from '../../decide/index.js';
import type { EventRecord } from '../../model/event.js';
import type { PersonRecord } from '../../model/person.js';
import type { LoadedVersion } from '../../model/abilities/versions.js';
import type { Ports } from '../../model/abilities/ports.js';

/** A person about to enter a version by an event. */
export interface Entry {
  version: LoadedVersion;
  event: EventRecord;
  fact: EventFact;
  person: PersonRecord;
  trigger: number;
  instance: string | undefined;
}

const gateOf = ({ version, person, instance }: Entry) => `${version.record.workflow}:${person._id}:${instance ?? ''}`;

/** Entries in rounds that have no gate and no event twice: what a store can be asked about at once. */
const rounds = (entries: Entry[]): Entry[][] => {
  const made: { entries: Entry[]; gates: Set<string>; events: Set<string> }[] = [];
  for (const entry of entries) {
    const [gate, event] = [gateOf(entry), entry.event._id];
    // Behind the round that has this gate already: what happened earlier has the first say.
    const first = made.findLastIndex((r) => r.gates.has(gate)) + 1;
    let round = made.find((r, i) => i >= first && !r.events.has(event));
    if (!round) made.push((round = { entries: [], gates: new Set(), events: new Set() }));
    round.entries.push(entry);
    round.gates.add(gate);
    round.events.add(event);
  }
  return made.map((r) => r.entries);
};

/** Entries whose workflow may be entered again already: all but those that a re-entry rule "after" holds back. */
export const passGates = async (
  { store, world, clock }: Ports<'clock' | 'world', 'runs'>,
  entries: Entry[],
): Promise<Entry[]> => {
  const isGated = (e: Entry) => e.version.record.definition.entry.reentry.kind === 'after';
  const gated = entries.filter(isGated);
  const passed = new Set<Entry>(entries.filter((e) => !isGated(e)));
  const atHand = new Map<string, string[]>();
  for (const e of gated) atHand.set(gateOf(e), [...(atHand.get(gateOf(e)) ?? []), e.event._id]);
  for (const round of rounds(gated)) {
    const open = await store.runs.passGates(
      round.map((e) => {
        const { reentry } = e.version.record.definition.entry;
        const at = e.event.startFor ? new Date(clock.now()) : e.event.occurredAt;
        const zone = e.person.timeZone ?? world.timeZone;
        const notSince =
          reentry.kind === 'after' ? subtractDuration(at.getTime(), reentry.duration, zone, world.timeScale) : at;
        const key = gateOf(e);
        return { key, event: e.event._id, at, notSince: new Date(notSince), atHand: atHand.get(key) ?? [] };
      }),
    );
    for (const entry of round) if (open.has(entry.event._id)) passed.add(entry);
  }
  return entries.filter((e) => passed.has(e));
};
