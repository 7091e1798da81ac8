import type { Step } from '../definition/step.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import type { SequenceContent } from './sequence.js';

/** The definition a sequence compiles to: a wait and an e-mail, one after the other, until they unsubscribe. Pure. */
export const compileSequence = ({ emails, stopTag }: SequenceContent): WorkflowDefinition => {
  const steps: Record<string, Step> = {};
  let next: string | null = null;
  for (const [i, { after, template }] of [...emails.entries()].reverse()) {
    const email = `email_${i + 1}`;
    steps[email] = { kind: 'action', action: 'send_email', input: { template }, next };
    next = email;
    if (!after) continue;
    const wait = `wait_${i + 1}`;
    steps[wait] = { kind: 'delay', delay: { kind: 'for', duration: after }, next };
    next = wait;
  }
  return {
    schema: 1,
    triggers: [{ kind: 'manual' }],
    entry: { reentry: { kind: 'once' } },
    exits: [
      { kind: 'unsubscribed' },
      ...(stopTag ? [{ kind: 'condition' as const, if: { kind: 'has_tag' as const, tag: stopTag }, goal: false }] : []),
    ],
    start: next,
    steps,
  };
};
