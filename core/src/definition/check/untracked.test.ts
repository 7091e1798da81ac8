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
