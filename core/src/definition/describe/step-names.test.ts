import type { Step } from '../step.js';
import { describeCondition } from './condition.js';
import { stepNames } from './step-names.js';

const mail = (template: string, label?: string): Step => ({
  kind: 'action',
  action: 'send_email',
  input: { template },
  next: null,
  ...(label ? { label } : {}),
});
const steps = { a1: mail('t1'), b2: mail('t1'), c3: mail('t1', 'The last one'), d4: mail('gone') };
const nameOf = (_: string, id: string) => ({ t1: 'Reminder' })[id];

it('calls steps by their label, template or title, and numbers those that are alike', () => {
  expect([...stepNames({ steps }, { nameOf })]).toEqual([
    ['a1', 'Reminder'],
    ['b2', 'Reminder (2)'],
    ['c3', 'The last one'],
    ['d4', 'Send email'],
  ]);
});

it('has conditions speak of steps by these names', () => {
  const stepName = (id: string) => stepNames({ steps }, { nameOf }).get(id);
  expect(describeCondition({ kind: 'email', step: 'b2', was: 'clicked' }, { stepName })).toBe(
    'clicked the e-mail of step “Reminder (2)”',
  );
  expect(
    describeCondition({ kind: 'answer', step: 'c3', path: 'body.ok', op: 'equals', value: true }, { stepName }),
  ).toBe('the answer of step “The last one” at “body.ok” is true');
});
