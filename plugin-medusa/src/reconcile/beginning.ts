import type { Engine, EventInput } from '@whenthen/core';

/** Set once and for all when the plugin first runs in a store. */
export interface Beginning {
  /** Nothing is told from before. */
  begins: Date;
  /** What is told from before is history: it fills the past, and starts nobody. */
  present: Date;
}

/** The name of a durable mark of this plugin. */
export const mark = (name: string): string => `medusa.${name}`;

interface Now {
  engine: Pick<Engine, 'watermarks'>;
  /** In milliseconds. */
  now: number;
  /** How far back a store that is new to the plugin is read, in milliseconds. */
  lookbackMs: number;
}

/** When the plugin began in this store: now, where it begins. */
export const beginning = async ({ engine, now, lookbackMs }: Now): Promise<Beginning> => {
  const known = await engine.watermarks.get(mark('beginning'));
  // A version before this one noted the beginning alone: there, all of the past has been told.
  if (known) return { begins: known, present: (await engine.watermarks.get(mark('present'))) ?? known };
  const begins = new Date(now - lookbackMs);
  // The present first: cut off between the two, both are set anew.
  await engine.watermarks.advance(mark('present'), new Date(now));
  await engine.watermarks.advance(mark('beginning'), begins);
  return { begins, present: new Date(now) };
};

/** Of what a store's rows tell: what may be told, and how. */
export const since = ({ begins, present }: Beginning, events: EventInput[]): EventInput[] =>
  events
    .map((event) => ({ event, at: new Date(event.occurredAt as Date) }))
    .filter(({ at }) => at >= begins)
    .map(({ event, at }) => (at < present ? { ...event, startWorkflows: false } : event));
