import type { Condition } from '../definition/condition.js';
import { emptyDefinition } from '../definition/workflow.js';
import { factsNeeded } from './needs.js';

const asking = (condition: Condition) =>
  factsNeeded({ ...emptyDefinition(), exits: [{ kind: 'condition', if: condition, goal: false }] }, {});

it('needs the person where a date without a zone may be compared', () => {
  const compared: Condition[] = [
    { kind: 'trigger_property', property: 'total', op: 'within', value: '0.5' },
    { kind: 'answer', step: 'crm', path: 'body.at', op: 'before', value: '2026-04-04T15:00:59' },
  ];
  expect(compared.map((condition) => asking(condition).person)).toEqual([true, true]);
});

it('needs nobody where nothing is asked', () => {
  expect(factsNeeded(emptyDefinition(), {})).toMatchObject({ person: false, answers: false, cart: false });
});
