import type { EventRecord } from './event.js';

/** What the engine calls itself as the source of events. */
const SOURCE = 'whenthen';

/** What an own event tells. */
interface OwnEvent
  extends
    Pick<EventRecord, 'name' | 'email' | 'properties'>,
    Partial<
      Pick<
        EventRecord,
        'person' | 'depth' | 'run' | 'quiet' | 'subscription' | 'bounce' | 'mailed' | 'consent' | 'asks'
      >
    > {
  /** The same for every attempt to record it: the second one is a duplicate. */
  id: string;
  /** When it happened, where that is another moment than `now`. */
  occurredAt?: Date;
  now: Date;
}

/** The record of an event that the engine itself brings about or takes in, to be processed. */
export const ownEvent = ({ id, occurredAt, now, ...told }: OwnEvent): EventRecord => ({
  _id: `${SOURCE}:${id}`,
  source: SOURCE,
  ...told,
  occurredAt: occurredAt ?? now,
  receivedAt: now,
  state: 'received',
});

/** Workflows that set one another off this often in a row are taken to go in a circle. */
export const MAX_DEPTH = 10;

/** How deep something lies that a run brings about. */
export const depthBelow = (run: { trigger: { depth?: number } }): number => (run.trigger.depth ?? 0) + 1;

/** Why what a run brought about has no consequences. */
export const circle = (what: string): string =>
  `${what}: ${MAX_DEPTH} workflows in a row have set one another off, which looks like a circle`;
