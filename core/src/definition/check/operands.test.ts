import { compare } from '../../decide/compare.js';
import { emptyCatalog } from '../catalog.js';
import type { Condition, Operand, Operator } from '../condition.js';
import { formatPath } from '../issue.js';
import { checkDefinition } from './index.js';

const check = (raw: unknown) =>
  checkDefinition(raw, { catalog: emptyCatalog }).issues.map((i) => [formatPath(i.path), i.message]);
const define = (more: object) => ({
  triggers: [{ kind: 'event', name: 'x' }],
  start: 'a',
  steps: { a: { kind: 'exit' } },
  ...more,
});
const asking = (test: unknown) => define({ steps: { a: { kind: 'condition', if: test, yes: null, no: null } } });
const field = (op: Operator, value?: Operand): Condition => ({ kind: 'field', field: 'f', op, value });

describe('what something is compared with', () => {
  it.each<[Operator, Operand | undefined, RegExp]>([
    ['equals', undefined, /Say what/],
    ['equals', null, /Say what/],
    ['contains', '', /Say what/],
    ['in', undefined, /Say what/],
    ['in', 'a', /list/],
    ['in', [], /list/],
    ['greater', 'many', /number/],
    ['greater', ' ', /number/],
    ['less', true, /number/],
    ['less', [], /number/],
    ['within', 0, /days/],
    ['within', -1, /days/],
    ['within', 'x', /days/],
    ['before', 'soon', /date/],
    ['after', '2026-02-30', /date/],
    ['after', true, /date/],
    ['equals', { ref: 'event.cart_id' }, /"trigger\." or "person\."/],
    ['equals', { ref: 'trigger.' }, /"trigger\." or "person\."/],
    ['equals', { ref: 5 }, /"trigger\." or "person\."/],
    ['equals', { ref: 'trigger.a', or: 'b' }, /"trigger\." or "person\."/],
  ])('cannot be, for %s: %j', (op, value, says) => {
    expect(check(asking(field(op, value)))).toEqual([['steps.a.if.value', expect.stringMatching(says)]]);
  });

  it.each<[Operator, Operand | undefined]>([
    ['exists', undefined],
    ['not_exists', undefined],
    ['equals', 0],
    ['equals', false],
    ['in', ['a', 1]],
    ['greater', '10'],
    ['less', 1.5],
    ['within', '7'],
    ['before', '2026-03-01'],
    ['before', '2026-03-01T10:00:00'],
    ['after', '2026-03-01T10:00:00+02:00'],
    ['after', 1_772_000_000_000],
    ['greater', { ref: 'trigger.total' }],
    ['equals', { ref: 'person.plan' }],
  ])('may be, for %s: %j', (op, value) => {
    expect(check(asking(field(op, value)))).toEqual([]);
  });

  it.each<[Operator, Operand, Operand]>([
    ['greater', '10', 11],
    ['less', 1.5, 1],
    ['within', '7', '2026-03-01'],
    ['before', '2026-03-01', '2026-02-28'],
    ['before', '2026-03-01T10:00:00', '2026-02-28'],
    ['after', '2026-03-01T10:00:00+02:00', '2026-03-02'],
    ['after', 1_772_000_000_000, '2026-03-02'],
  ])('is something that %s %j can really hold for', (op, expected, actual) => {
    expect(check(asking(field(op, expected)))).toEqual([]);
    expect(compare(op, actual as never, expected as never, { now: Date.UTC(2026, 2, 3), zone: 'UTC' })).toBe(true);
  });

  const bad = { property: 'p', op: 'equals' };
  it.each([
    ['triggers', define({ triggers: [{ kind: 'event', name: 'x', where: [bad] }] }), 'triggers[0].where[0].value'],
    ['exits', define({ exits: [{ kind: 'event', name: 'x', where: [bad] }] }), 'exits[0].where[0].value'],
    ['the entry', define({ entry: { filter: field('equals') } }), 'entry.filter.value'],
    ['events', asking({ kind: 'event', name: 'x', where: [bad] }), 'steps.a.if.where[0].value'],
    ['groups', asking({ kind: 'any', of: [{ kind: 'has_tag', tag: 'x' }, field('less')] }), 'steps.a.if.of[1].value'],
    [
      'the trigger',
      asking({ kind: 'not', of: { kind: 'trigger_property', property: 'p', op: 'equals' } }),
      'steps.a.if.of.value',
    ],
  ])('is looked for in %s', (_, raw, path) => {
    expect(check(raw)).toEqual([[path, 'Say what to compare with.']]);
  });
});
