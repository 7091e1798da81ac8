import type { EffectRecord } from './effect.js';
import { MAILS } from './lane.js';
import type { SkipRule } from './operation/sending.js';

/** Actions that reach nobody outside: they go on while sending is held. */
const INSIDE: readonly string[] = [
  'trigger_event',
  'add_to_sequence',
  'remove_from_sequence',
  'start_workflow',
  'stop_workflow',
];

/** Does this action leave the engine: as an e-mail, a call, or by code of the developers? */
export const leavesHouse = (action: string): boolean => !INSIDE.includes(action);

/** May a lane be worked on while sending is held? */
export const isInside = (lane: string): boolean => INSIDE.some((action) => lane === `action:${action}`);

/** Of the lanes of a process, those that may be worked on while sending is held. */
export const insideOnly = <L extends { names: string[]; prefixes: string[] }>(lanes: L): L => ({
  ...lanes,
  names: lanes.names.filter(isInside),
  prefixes: [],
});

type Dated = Pick<EffectRecord, 'due' | 'moment' | 'createdAt'>;

/** When an effect was due: when its run would have come to it in time, or was due itself, or when it was recorded. */
const dueOf = ({ due, moment, createdAt }: Dated): Date => {
  const late = moment ?? createdAt;
  return due && due < late ? due : late;
};

/** What kind of sending an action is, for who counts what waits. */
export const sendingKind = (action: string): 'mails' | 'webhooks' | 'others' =>
  MAILS.includes(action) ? 'mails' : action === 'send_webhook' ? 'webhooks' : 'others';

/** Whether an effect is skipped by a rule, and why, in words. */
export const skippedBy = (effect: Pick<EffectRecord, 'action'> & Dated, rule: SkipRule | null): string | undefined => {
  const due = dueOf(effect);
  if (!rule || !leavesHouse(effect.action) || due >= rule.before) return undefined;
  return `Not sent: it was due at ${due.toISOString()}, and ${rule.by ?? 'a program'} decided that nothing goes out that was due before ${rule.before.toISOString()}`;
};
