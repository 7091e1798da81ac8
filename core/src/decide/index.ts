export { decide } from './decide.js';
export { subtractDuration } from './delay.js';
export { entryKey, instanceOf, matchingTrigger } from './entry.js';
export type { Scope } from './evaluate.js';
export { isAwaited } from './event-wait.js';
export { exitByEvent } from './exits.js';
export { factsNeeded } from './needs.js';
export type { FactsNeeded } from './needs.js';
export type { Decision, EventFact, Facts, PersonChange, RunState, World } from './types.js';
