export { applyChanges } from './change.js';
export { decide, VISIT_LIMIT } from './decide.js';
export { addDuration } from './delay.js';
export { entryKey, instanceOf, matchingTrigger } from './entry.js';
export type { Scope } from './evaluate.js';
export { exitByEvent } from './exits.js';
export { factsNeeded } from './needs.js';
export type { FactsNeeded } from './needs.js';
export { mailRetry, retryDelay } from './retry.js';
export type { RetryPolicy } from './retry.js';
export type {
  ChangeFunction,
  Decision,
  EventFact,
  Facts,
  PersonChange,
  PersonFacts,
  PlannedEffect,
  RunState,
  World,
} from './types.js';
