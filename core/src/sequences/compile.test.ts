import { emptyCatalog } from '../definition/catalog.js';
import { checkDefinition } from '../definition/check/index.js';
import { workflowDefinition } from '../definition/workflow.js';
import { sequenceOf, sequenceWorkflow } from '../definition/sequence-workflow.js';
import { compileSequence } from './compile.js';

const email = {
  ...emptyCatalog,
  actions: [{ type: 'send_email', title: '', description: '', icon: '', inputSchema: {} }],
};

test('a sequence is a line of waits and e-mails', () => {
  const definition = compileSequence({
    name: 'Welcome',
    emails: [{ template: 'hello' }, { after: { amount: 2, unit: 'days' }, template: 'tips' }],
    stopTag: 'customer',
  });
  expect(checkDefinition(definition, { catalog: email }).issues).toEqual([]);
  expect(workflowDefinition.parse(definition)).toEqual(definition);
  expect(definition.start).toBe('email_1');
  expect(definition.steps).toEqual({
    email_1: { kind: 'action', action: 'send_email', input: { template: 'hello' }, next: 'wait_2' },
    wait_2: { kind: 'delay', delay: { kind: 'for', duration: { amount: 2, unit: 'days' } }, next: 'email_2' },
    email_2: { kind: 'action', action: 'send_email', input: { template: 'tips' }, next: null },
  });
  expect(definition.exits).toEqual([
    { kind: 'unsubscribed' },
    { kind: 'condition', if: { kind: 'has_tag', tag: 'customer' }, goal: false },
  ]);
});

test('a hundred e-mails fit, and a wait before the first is kept', () => {
  const after = { amount: 1, unit: 'hours' as const };
  const definition = compileSequence({
    name: 'Long',
    emails: Array.from({ length: 100 }, () => ({ after, template: 't' })),
  });
  expect(checkDefinition(definition, { catalog: email }).issues).toEqual([]);
  expect(definition.start).toBe('wait_1');
});

test('its workflow knows its id', () => {
  expect(sequenceOf(sequenceWorkflow('a:b'))).toBe('a:b');
  expect(sequenceOf('cart')).toBeUndefined();
});
