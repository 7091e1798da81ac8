import { consequence, peopleInside, statusActions } from './statuses.js';

test('the confirmation says how many people continue', () => {
  expect(consequence('paused', 12)).toBe('Nobody new enters. 12 people inside continue.');
  expect(consequence('archived', 1)).toContain('1 person inside continues.');
  expect(consequence('active', 12)).toBe('People enter from now on.');
  expect(peopleInside(0)).toBe('Nobody is inside now.');
});

test('no status offers to become what it is', () => {
  for (const [status, actions] of Object.entries(statusActions))
    expect(actions.map(({ to }) => to)).not.toContain(status);
});
