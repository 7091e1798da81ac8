import type { Condition } from '../definition/condition.js';
import { chooseCase, drawBranch } from './branch.js';
import type { Scope } from './evaluate.js';

const scope = (tags: string[]): Scope => ({
  facts: { person: { email: 'ada@example.com', tags, fields: {} }, events: [] },
  run: { enteredAt: 0, trigger: { event: 'e', name: 'x', properties: {} } },
  now: 0,
  world: { timeZone: 'UTC', timeScale: 1, changes: {} },
});
const tagged = (tag: string): Condition => ({ kind: 'has_tag', tag });

describe('chooseCase', () => {
  const step = {
    kind: 'switch' as const,
    cases: [
      { name: 'Gold', if: tagged('gold'), next: 'a' },
      { name: 'Silver', if: tagged('silver'), next: 'b' },
      { name: 'Bronze', if: tagged('bronze'), next: null },
    ],
    otherwise: 'd',
  };

  it.each([
    [['silver', 'gold'], 'Gold', 'a', 1],
    [['bronze', 'silver'], 'Silver', 'b', 2],
    [['bronze'], 'Bronze', null, 3],
    [[], 'otherwise', 'd', 3],
  ])('of %j is %s', (tags, branch, next, looked) => {
    const chosen = chooseCase(step, scope(tags));
    expect(chosen).toMatchObject({ branch, next });
    expect(chosen.saw).toHaveLength(looked);
  });
});

describe('drawBranch', () => {
  const split = (...weights: number[]) => ({
    kind: 'split' as const,
    branches: weights.map((weight, i) => ({ name: `B${i}`, weight, next: `b${i}` })),
  });
  const people = Array.from({ length: 20_000 }, (_, i) => `person-${i}`);
  const place = (person: string, step = 'split', workflow = 'welcome') => ({ person, step, workflow });

  it('is the same each time', () => {
    for (const person of people.slice(0, 100))
      expect(drawBranch(split(1, 1), place(person))).toEqual(drawBranch(split(1, 1), place(person)));
  });

  it.each([[[1, 1]], [[90, 10]], [[0.5, 0.25, 0.25]], [[1, 2, 3, 4]]])('shares people by %j', (weights) => {
    const counts = new Map<string, number>();
    for (const person of people) {
      const { branch } = drawBranch(split(...weights), place(person));
      counts.set(branch, (counts.get(branch) ?? 0) + 1);
    }
    const total = weights.reduce((a, b) => a + b);
    weights.forEach((weight, i) => {
      const share = weight / total;
      // Four standard deviations of a fair draw.
      const most = 4 * Math.sqrt((share * (1 - share)) / people.length);
      expect(Math.abs((counts.get(`B${i}`) ?? 0) / people.length - share)).toBeLessThan(most);
    });
  });

  it.each([
    ['steps', place('x', 'other').step, 'welcome'],
    ['workflows', 'split', 'other'],
  ])('is another draw in other %s', (_, step, workflow) => {
    const same = people.filter(
      (p) => drawBranch(split(1, 1), place(p)).branch === drawBranch(split(1, 1), place(p, step, workflow)).branch,
    ).length;
    expect(Math.abs(same / people.length - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / people.length));
  });
});
