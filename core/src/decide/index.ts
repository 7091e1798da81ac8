export { dependsOnPurchases, mayMail } from './consent.js';
export type { ConsentQuestion, MayMail } from './consent.js';
export { nextDate } from './date-reached.js';
export type { DateSetting } from './date-reached.js';
export { decide } from './decide.js';
export { subtractDuration } from './delay.js';
export { entryKey, instanceOf, listensTo, matchingTrigger } from './entry.js';
export type { Scope } from './evaluate.js';
export { isAwaited } from './event-wait.js';
export { exitByEvent, findExit } from './exits.js';
export type { Exit } from './exits.js';
export { fuseOf, hourOf, usualHour } from './limits/fuse.js';
export type { CappedMail } from './limits/capped-until.js';
export { goesOutAt } from './limits/goes-out-at.js';
export type { PutOffCause, SendingRules } from './limits/goes-out-at.js';
export { membership } from './membership.js';
export { factsNeeded } from './needs.js';
export type { FactsNeeded } from './needs.js';
export { senderFor } from './sender.js';
export type { SenderAnswer } from './sender.js';
export { isTracked, untrackedTemplates } from './tracking.js';
export type { TrackingAnswer } from './tracking.js';
export { untilTime } from './until.js';
export type { TimeOfDay } from './until.js';
export type {
  ConsentFacts,
  Decision,
  EventFact,
  Facts,
  PersonChange,
  PlannedEffect,
  Question,
  QuestionAnswer,
  RunState,
  World,
} from './types.js';
