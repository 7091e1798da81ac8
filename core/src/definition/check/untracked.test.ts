import { emptyCatalog } from '../catalog.js';
import { checkDefinition } from './index.js';

const input = (template: string) => ({ kind: 'action', action: 'send_email', input: { template } });
const definition = {
  triggers: [{ kind: 'event', name: 'visited' }],
  start: 'a',
  steps: {
    a: { ...input('receipt'), next: 'b' },
    b: { ...input('offer'), next: 'c' },
    c: {
      kind: 'condition',
      if: {
        kind: 'all',
        of: [
          { kind: 'email', step: 'a', was: 'opened' },
          { kind: 'not', of: { kind: 'email', step: 'b', was: 'clicked' } },
        ],
      },
      yes: null,
      no: null,
    },
  },
};
const advice = (untracked?: Readonly<Record<string, string>>) =>
  checkDefinition(definition, { catalog: emptyCatalog, untracked }).issues.filter(
    ({ severity }) => severity === 'advice',
  );

test('a condition on the opens of an e-mail that is not tracked is named, with why', () => {
  const told = advice({ receipt: 'Transactional e-mails are not tracked' });
  expect(told).toHaveLength(1);
  expect(told[0]?.message).toBe(
    'Nobody is known to open or click this e-mail, so that this is never true. Transactional e-mails are not tracked.',
  );
  expect(told[0]?.path.slice(-3)).toEqual(['of', 0, 'step']);
});

test('where everything is tracked, or nobody knows, nothing is told', () => {
  expect(advice({})).toEqual([]);
  expect(advice()).toEqual([]);
});

describe('what waits for such an event', () => {
  const why = 'Transactional e-mails are not tracked';
  const all = [
    { id: 'receipt', name: 'Receipt' },
    { id: 'offer', name: 'Offer' },
  ];
  const told = (where: object[] | undefined, untracked: Record<string, string>, name = '$email_opened') => {
    const event = { name, ...(where && { where }) };
    const waiting = {
      triggers: [{ kind: 'event', ...event }],
      exits: [{ kind: 'event', ...event }],
      start: 'w',
      steps: {
        w: { kind: 'wait_for_event', event, timeout: { amount: 1, unit: 'days' }, received: 'c', timedOut: null },
        c: {
          kind: 'condition',
          if: {
            kind: 'any',
            of: [
              { kind: 'event', ...event },
              // What was opened while that was tracked counts.
              { kind: 'event', ...event, since: 'ever' },
            ],
          },
          yes: null,
          no: null,
        },
      },
    };
    return checkDefinition(waiting, { catalog: emptyCatalog, templates: all, untracked }).issues.filter(
      ({ severity }) => severity === 'advice',
    );
  };
  const equals = [{ property: 'template', op: 'equals', value: 'receipt' }];

  test.each(['$email_opened', '$email_clicked'])(
    '%s of an e-mail that is not tracked is named at each place',
    (name) => {
      const issues = told(equals, { receipt: why }, name);
      expect(issues.map(({ path }) => path)).toEqual([
        ['triggers', 0, 'name'],
        ['exits', 0, 'name'],
        ['steps', 'w', 'event', 'name'],
        ['steps', 'c', 'if', 'of', 0, 'name'],
      ]);
      for (const { message } of issues)
        expect(message).toBe(`Nobody is known to open or click this e-mail, so that this never happens. ${why}.`);
    },
  );

  test('one of several: where none of them is tracked', () => {
    const among = [{ property: 'template', op: 'in', value: ['receipt', 'offer'] }];
    expect(told(among, { receipt: why })).toEqual([]);
    expect(told(among, { receipt: why, offer: why })).toHaveLength(4);
  });

  test('any e-mail: where none that is published is tracked', () => {
    expect(told(undefined, { receipt: why, offer: why })[0]?.message).toBe(
      `Nobody is known to open or click any e-mail that is published, so that this never happens. ${why}.`,
    );
    expect(told(undefined, { receipt: why })).toEqual([]);
  });

  test.each([
    ['an e-mail that is tracked', [{ property: 'template', op: 'equals', value: 'offer' }]],
    ['an e-mail that is not published', [{ property: 'template', op: 'equals', value: 'gone' }]],
    ['any e-mail but one', [{ property: 'template', op: 'not_equals', value: 'receipt' }]],
    ['one that the trigger says', [{ property: 'template', op: 'equals', value: { ref: 'trigger.template' } }]],
    ['a step, which other workflows may have, too', [{ property: 'step', op: 'equals', value: 'a' }]],
  ])('nothing is told of %s', (_, where) => {
    expect(told(where, { receipt: why })).toEqual([]);
  });

  test('nor of another event', () => {
    expect(told(equals, { receipt: why }, 'order.placed')).toEqual([]);
  });
});
