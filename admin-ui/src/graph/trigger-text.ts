import {
  describeCondition,
  describeFilter,
  describeTrigger,
  formatDuration,
  labelOf,
  quoted,
  type DescribeContext,
  type ExitRule,
  type Trigger,
} from '@whenthen/core/definition';
import type { TriggerPart } from './model.js';

/** What the trigger node says. */
export interface TriggerText {
  triggers: string[];
  entry: string;
  exits: { text: string; goal: boolean }[];
}

const triggerLine = (t: Trigger, context: DescribeContext = {}): string => {
  if (t.kind !== 'event') return describeTrigger(t, context);
  const filter = describeFilter(t.where, context);
  return `${quoted('event', t.name, context)} happens${filter ? `, where ${filter}` : ''}`;
};

/** An exit rule in plain words: `“Placed an order” happens, where “Cart” is the trigger’s “Cart”`. */
export const exitLine = (exit: ExitRule, context: DescribeContext = {}): string => {
  if (exit.kind === 'unsubscribed') return 'They unsubscribe';
  if (exit.kind === 'condition') return describeCondition(exit.if, context);
  return triggerLine({ kind: 'event', name: exit.name, ...(exit.where ? { where: exit.where } : {}) }, context);
};

/** A label in the middle of a sentence: `cart`, but `SKU`. */
const inSentence = (label: string): string =>
  /^.\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

/** The entry rule in plain words: `Once per cart`. */
const entryLine = ({ reentry, instanceKey }: TriggerPart['entry'], { catalog }: DescribeContext): string => {
  const per = instanceKey ? `per ${inSentence(labelOf('property', instanceKey, catalog?.vocabulary))}` : 'per person';
  if (reentry.kind === 'once') return `Once ${per}`;
  if (reentry.kind === 'always') return instanceKey ? `Every time, one run ${per}` : 'Every time';
  return `Again after ${formatDuration(reentry.duration)}, ${per}`;
};

/** The text of the trigger node. */
export const triggerText = ({ triggers, entry, exits }: TriggerPart, context: DescribeContext = {}): TriggerText => ({
  triggers: triggers.map((t) => triggerLine(t, context)),
  entry: entryLine(entry, context),
  exits: exits.map((exit) => ({ text: exitLine(exit, context), goal: exit.kind !== 'unsubscribed' && exit.goal })),
});
