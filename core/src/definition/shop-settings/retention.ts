import { z } from 'zod';

/** For how long something is kept, in days; `null`: for ever. */
const days = (atLeast: number) =>
  z
    .number()
    .int('use whole days')
    .min(atLeast, `keep it for at least ${atLeast} days`)
    .max(36_500, 'leave it empty to keep it for ever')
    .nullable();

/** What happens to what is older than this is decided by whoever sets it; below these bounds it is still needed. */
const kinds = {
  /** What people did. What a run still waits for, or could ask about since its person entered, is kept longer. */
  events: days(30),
  /** Events by these names are kept for ever: conditions about them look back without an end. */
  alwaysKeep: z
    .array(z.string().trim().min(1).max(200))
    .max(50, 'name at most 50 events')
    .transform((names) => [...new Set(names)]),
  /** Finished runs, with their journals and with what their steps did. */
  runs: days(30),
  /** That an e-mail was sent: to whom, when, its subject, and whether it arrived. */
  messages: days(30),
  /** What was written in an e-mail. It goes with the message at the latest. */
  bodies: days(7),
  /**
   * When somebody last entered a workflow that may be entered again after a while. Kept as long as the longest of these
   * rules asks, whatever is set here.
   */
  gates: days(30),
  /** Calls of other systems, as they came in. */
  calls: days(1),
  /** What was added to workflows by hand or by a schedule, once it has ended. */
  backfills: days(30),
  /** Who of the staff did what. */
  audit: days(30),
};

/** What holds where neither the merchant nor the developer says otherwise. */
const DEFAULTS = {
  events: 730,
  alwaysKeep: ['$purchase'],
  runs: 365,
  messages: 730,
  bodies: 180,
  gates: 730,
  calls: 30,
  backfills: 365,
  audit: 730,
};

/** For how long a shop keeps what. */
export const retentionSettings = z.strictObject({
  events: kinds.events.default(DEFAULTS.events),
  alwaysKeep: kinds.alwaysKeep.default(DEFAULTS.alwaysKeep),
  runs: kinds.runs.default(DEFAULTS.runs),
  messages: kinds.messages.default(DEFAULTS.messages),
  bodies: kinds.bodies.default(DEFAULTS.bodies),
  gates: kinds.gates.default(DEFAULTS.gates),
  calls: kinds.calls.default(DEFAULTS.calls),
  backfills: kinds.backfills.default(DEFAULTS.backfills),
  audit: kinds.audit.default(DEFAULTS.audit),
});
export type RetentionSettings = z.output<typeof retentionSettings>;

/** The same as a developer says it, in the engine's options: it holds until the merchant sets something. */
export const retentionOptions = z.strictObject(kinds).partial();
export type RetentionOptions = z.output<typeof retentionOptions>;

/** What is kept for so many days. */
export type RetentionKind = Exclude<keyof RetentionSettings, 'alwaysKeep'>;
export const retentionKinds = Object.keys(DEFAULTS).filter((key) => key !== 'alwaysKeep') as RetentionKind[];
