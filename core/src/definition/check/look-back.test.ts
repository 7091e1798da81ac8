import { emptyCatalog } from '../catalog.js';
import { isFault } from '../issue.js';
import { checkDefinition, criteriaLookBack, daysInWords } from './index.js';

const kept = { days: 730, always: ['$purchase'] };
const asking = (since: unknown, name = 'seen') => ({ kind: 'event', name, since });
const check = (filter: unknown, more: object = {}, of: typeof kept | { days: null; always: string[] } = kept) =>
  checkDefinition(
    {
      triggers: [{ kind: 'event', name: 'x' }],
      entry: { filter, ...more },
      start: 'a',
      steps: { a: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'days' } }, next: null } },
    },
    { catalog: emptyCatalog, kept: of },
  ).issues;

describe('what looks further back than events are kept', () => {
  it('is named with its path, and keeps nobody from publishing', () => {
    const issues = check({ kind: 'not', of: asking('ever') });
    expect(issues).toMatchObject([{ severity: 'advice', path: ['entry', 'filter', 'of', 'since'] }]);
    expect(issues[0]?.message).toContain('“seen” is kept for 2 years');
    expect(issues.some(isFault)).toBe(false);
  });

  it.each([
    ['since its person entered', asking('entry')],
    ['not that far', asking({ last: { amount: 23, unit: 'months' } })],
    ['what is always kept', asking('ever', '$purchase')],
    ['no event', { kind: 'has_tag', tag: 'x' }],
  ])('is not what asks about %s', (_, filter) => expect(check(filter)).toEqual([]));

  it('is a window that is longer, and an age that an event may have', () => {
    expect(check(asking({ last: { amount: 105, unit: 'weeks' } }))).toHaveLength(1);
    const path = ['entry', 'maxAge'];
    expect(check(undefined, { maxAge: { amount: 731, unit: 'days' } })).toMatchObject([{ severity: 'advice', path }]);
  });

  it('is nothing where events are kept for ever, or nobody says how long', () => {
    expect(check(asking('ever'), {}, { days: null, always: [] })).toEqual([]);
    expect(criteriaLookBack({ kind: 'event', name: 'seen', atLeast: 1, since: 'ever' }, undefined)).toEqual([]);
  });

  it('is told of segments, too', () => {
    const issues = criteriaLookBack(
      { kind: 'event', name: 'seen', atLeast: 1, since: 'ever' },
      { days: 90, always: [] },
    );
    expect(issues).toMatchObject([{ path: ['criteria', 'since'] }]);
  });

  it('speaks of years where they are whole', () =>
    expect([30, 365, 730].map(daysInWords)).toEqual(['30 days', '1 year', '2 years']));
});
