/** What an attempt learnt of the server that its lane leads to. */
export type Heard =
  /** It answered, whatever it said. */
  | { kind: 'well' }
  /** It asked to go slower; `times`: so often it had done so for this mail before. */
  | { kind: 'slow'; reason: string; times: number }
  /** It could not be reached. */
  | { kind: 'away'; reason: string };

/** Tells a lane what an attempt learnt, so that everybody goes by it. Resolves when the others can know; never rejects. */
export type TellLane = (lane: string | undefined, heard: Heard) => Promise<void>;
