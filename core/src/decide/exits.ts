import { describeFilter } from '../definition/describe/condition.js';
import { quoted } from '../definition/describe/context.js';
import type { RunOutcome, Saw } from '../definition/journal.js';
import { UNSUBSCRIBED } from '../definition/events/subscription-events.js';
import type { ExitRule, WorkflowDefinition } from '../definition/workflow.js';
import { evaluate, propertiesMatch, type Scope } from './evaluate.js';
import type { EventFact } from './types.js';
import { wordingOf } from './wording.js';

/** A run leaves: how it ended, why, and what was seen. */
export interface Exit {
  outcome: RunOutcome;
  reason: string;
  saw: Saw[];
}

const outcomeOf = (rule: { goal: boolean }): RunOutcome => (rule.goal ? 'goal' : 'exited');

const nameOf = (rule: Exclude<ExitRule, { kind: 'condition' }>): string =>
  rule.kind === 'unsubscribed' ? UNSUBSCRIBED : rule.name;

/** Does this event make the run leave? Events before the entry, and the one that started the run, do not. */
export const exitByEvent = (rule: ExitRule, event: EventFact, scope: Scope): Exit | undefined => {
  if (rule.kind === 'condition' || nameOf(rule) !== event.name) return undefined;
  if (event.occurredAt < scope.run.enteredAt || event.id === scope.run.trigger.event) return undefined;
  const words = wordingOf(scope.world);
  const what = quoted('event', event.name, words);
  const saw = [{ what: `${what} happened since entering`, value: event.id, result: true }];
  if (rule.kind === 'unsubscribed') return { outcome: 'exited', reason: 'They unsubscribed', saw };
  if (!propertiesMatch(event.properties, rule.where, scope)) return undefined;
  const filter = describeFilter(rule.where, words);
  return {
    outcome: outcomeOf(rule),
    reason: `${what} happened${filter ? `, where ${filter}` : ''}`,
    saw,
  };
};

/** The first exit rule that applies to what is known, if one does. */
export const findExit = ({ exits }: WorkflowDefinition, scope: Scope): Exit | undefined => {
  for (const rule of exits) {
    if (rule.kind !== 'condition') {
      for (const event of scope.facts.events) {
        const exit = exitByEvent(rule, event, scope);
        if (exit) return exit;
      }
    } else {
      const { result, saw } = evaluate(rule.if, scope);
      if (result) return { outcome: outcomeOf(rule), reason: 'The exit condition holds', saw };
    }
  }
  return undefined;
};
