import { makesSecret, proofLabels, toChoose, whereSecretGoes } from './proofs.js';

const kinds = Object.keys(proofLabels) as (keyof typeof proofLabels)[];

test.each(kinds.filter((kind) => !makesSecret(kind) && kind !== 'header' && kind !== 'signature'))(
  'our secret is entered at %s',
  (kind) => {
    expect(whereSecretGoes(kind)).toBe(`Enter this as the secret at ${proofLabels[kind]}:`);
  },
);

test('who sends forms by default is told of', () => {
  expect(kinds.filter(toChoose)).toEqual(['github']);
});
