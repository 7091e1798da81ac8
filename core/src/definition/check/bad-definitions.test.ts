import fc from 'fast-check';
import { addTag } from '../../actions/add-tag.js';
import { createRegistry } from '../../extensions/registry.js';
import { removeTag } from '../../actions/remove-tag.js';
import { sendEmail } from '../../actions/send-email.js';
import { setField } from '../../actions/set-field.js';
import { formatPath } from '../issue.js';
import { checkDefinition } from './index.js';

const { catalog } = createRegistry([
  sendEmail(() => Promise.reject(new Error('not here'))),
  addTag,
  removeTag,
  setField,
]);
const templates = [{ id: 't1', name: 'Reminder' }];

const act = (action: string, input: unknown = {}, next: string | null = null) => ({
  kind: 'action',
  action,
  input,
  next,
});
const tag = (next: string | null) => act('add_tag', { tag: 'x' }, next);
const hour = { amount: 1, unit: 'hours' };
const wait = (next: string | null, delay: unknown = { kind: 'for', duration: hour }) => ({
  kind: 'delay',
  delay,
  next,
});
const branch = (test: unknown) => ({ kind: 'condition', if: test, yes: null, no: null });
const define = (steps: Record<string, unknown>, more: object = {}) => ({
  triggers: [{ kind: 'event', name: 'x' }],
  start: Object.keys(steps)[0] ?? null,
  steps,
  ...more,
});
const check = (raw: unknown) => checkDefinition(raw, { catalog, templates });
const S = 'structure';
const C = 'completeness';

/** What is wrong, how grave, where, on which step, and what the sentence says. Nothing else may be wrong with it. */
const CASES: [what: string, raw: unknown, severity: string, path: string, step: string | undefined, says: RegExp][] = [
  ['an unknown kind of step', define({ a: { kind: 'teleport' } }), S, 'steps.a.kind', 'a', /Use one of: action, delay/],
  ['a step without a kind', define({ a: {} }), S, 'steps.a.kind', 'a', /Use one of: action, delay/],
  ['a step that is none', define({ a: 5 }), S, 'steps.a', 'a', /Has to be an object/],
  ['a bad name of a step', define({ 'a b': tag(null) }, { start: null }), S, 'steps.a b', 'a b', /use a letter/],
  ['a missing next', define({ a: { kind: 'action', action: 'x' } }), S, 'steps.a.next', 'a', /is missing/],
  ['a dangling next', define({ a: tag('b') }), S, 'steps.a.next', 'a', /no step "b"/],
  ['a dangling next of a wait', define({ a: wait('b') }), S, 'steps.a.next', 'a', /no step "b"/],
  [
    'a dangling branch',
    define({ a: { ...branch({ kind: 'has_tag', tag: 'x' }), no: 'b' } }),
    S,
    'steps.a.no',
    'a',
    /no step "b"/,
  ],
  ['a dangling start', define({}, { start: 'b' }), S, 'start', undefined, /no step "b"/],
  ['a cycle of one', define({ a: tag('a') }), S, 'steps.a.next', 'a', /Put a delay/],
  ['a cycle of three', define({ a: tag('b'), b: tag('c'), c: tag('a') }), S, 'steps.c.next', 'c', /back to "a"/],
  [
    'a cycle over a branch, behind a wait',
    define({ w: wait('a'), a: { ...branch({ kind: 'has_tag', tag: 'x' }), yes: 'b' }, b: tag('a') }),
    S,
    'steps.b.next',
    'b',
    /back to "a"/,
  ],
  [
    'a template that is not there',
    define({ a: act('send_email', { template: 't9' }) }),
    C,
    'steps.a.input.template',
    'a',
    /"t9"/,
  ],
  [
    'an e-mail that no step sends',
    define({ a: branch({ kind: 'any', of: [{ kind: 'email', step: 'b', was: 'opened' }] }) }),
    C,
    'steps.a.if.of[0].step',
    'a',
    /No step "b" sends an e-mail/,
  ],
  ['no template', define({ a: act('send_email') }), C, 'steps.a.input.template', 'a', /is missing/],
  [
    'an empty template',
    define({ a: act('send_email', { template: '' }) }),
    C,
    'steps.a.input.template',
    'a',
    /Fill it in/,
  ],
  [
    'an unknown option',
    define({ a: act('add_tag', { tag: 'x', loud: true }) }),
    C,
    'steps.a.input',
    'a',
    /"loud": remove/,
  ],
  [
    'an option of the wrong type',
    define({ a: act('add_tag', { tag: 5 }) }),
    C,
    'steps.a.input.tag',
    'a',
    /Has to be text/,
  ],
  [
    'a tag of spaces',
    define({ a: act('add_tag', { tag: '  ' }) }),
    C,
    'steps.a.input.tag',
    'a',
    /form that is asked for/,
  ],
  [
    'a field that reaches into the document',
    define({ a: act('set_field', { field: 'a.$b', value: 1 }) }),
    C,
    'steps.a.input.field',
    'a',
    /form that is asked for/,
  ],
  [
    'a field that is the prototype’s',
    define({ a: act('set_field', { field: '__proto__', value: 1 }) }),
    C,
    'steps.a.input.field',
    'a',
    /form that is asked for/,
  ],
  [
    'a field without a value',
    define({ a: act('set_field', { field: 'x' }) }),
    C,
    'steps.a.input.value',
    'a',
    /is missing/,
  ],
  ['an unknown action', define({ a: act('fly') }), C, 'steps.a.action', 'a', /Known: send_email, add_tag, remove_tag/],
  ['an action that every object has', define({ a: act('constructor') }), C, 'steps.a.action', 'a', /Nobody registered/],
  ['a step that nothing leads to', define({ a: tag(null), b: wait(null) }), C, 'steps.b', 'b', /Nothing leads/],
  ['no trigger', define({ a: tag(null) }, { triggers: [] }), C, 'triggers', undefined, /Add a trigger/],
  ['no first step', define({}), C, 'start', undefined, /first step/],
  [
    'an unknown trigger',
    define({ a: tag(null) }, { triggers: [{ kind: 'moon' }] }),
    S,
    'triggers[0].kind',
    undefined,
    /Use one of/,
  ],
  ['an unknown setting', { ...define({ a: tag(null) }), colour: 1 }, S, '', undefined, /"colour": remove/],
  ['an unknown setting of a step', define({ a: { ...tag(null), colour: 1 } }), S, 'steps.a', 'a', /"colour": remove/],
  ['another schema', define({ a: tag(null) }, { schema: 2 }), S, 'schema', undefined, /Use one of: 1/],
  [
    'an exit rule without a name',
    define({ a: tag(null) }, { exits: [{ kind: 'event' }] }),
    S,
    'exits[0].name',
    undefined,
    /is missing/,
  ],
  [
    'an unknown re-entry',
    define({ a: tag(null) }, { entry: { reentry: { kind: 'x' } } }),
    S,
    'entry.reentry.kind',
    undefined,
    /once, always/,
  ],
  ['steps in a list', define([] as never), S, 'steps', undefined, /Has to be an object/],
  [
    'a wait of nothing',
    define({ a: wait(null, { kind: 'for', duration: { amount: 0, unit: 'hours' } }) }),
    S,
    'steps.a.delay.duration.amount',
    'a',
    /1 at least/,
  ],
  [
    'a wait of centuries',
    define({ a: wait(null, { kind: 'for', duration: { amount: 1201, unit: 'months' } }) }),
    S,
    'steps.a.delay.duration.amount',
    'a',
    /ten years/,
  ],
  [
    'a unit that is none',
    define({ a: wait(null, { kind: 'for', duration: { amount: 1, unit: 'years' } }) }),
    S,
    'steps.a.delay.duration.unit',
    'a',
    /minutes, hours/,
  ],
  [
    'a time that is none',
    define({ a: wait(null, { kind: 'until_time', time: '24:00' }) }),
    S,
    'steps.a.delay.time',
    'a',
    /HH:MM/,
  ],
  [
    'an unknown condition, deep inside',
    define({ a: branch({ kind: 'all', of: [{ kind: 'not', of: { kind: 'moon' } }] }) }),
    S,
    'steps.a.if.of[0].of.kind',
    'a',
    /has_tag/,
  ],
  ['an empty group', define({ a: branch({ kind: 'any', of: [] }) }), S, 'steps.a.if.of', 'a', /at least 1/],
  [
    'a "since" that is none',
    define({ a: branch({ kind: 'event', name: 'x', since: 'always' }) }),
    S,
    'steps.a.if.since',
    'a',
    /entry, ever/,
  ],
  [
    'a window with a fault inside',
    define({ a: branch({ kind: 'event', name: 'x', since: { last: { amount: 1, unit: 'eons' } } }) }),
    S,
    'steps.a.if.since.last.unit',
    'a',
    /minutes, hours/,
  ],
  [
    'a number that is none',
    define({ a: act('set_field', { field: 'x', value: [NaN] }) }),
    S,
    'steps.a.input.value[0]',
    'a',
    /finite number/,
  ],
  ['no object', 'nonsense', S, '', undefined, /Has to be an object/],
  ['a list', [], S, '', undefined, /Has to be an object/],
  ['null', null, S, '', undefined, /Has to be an object/],
  ['nothing', undefined, S, '', undefined, /undefined/],
];

describe('checkDefinition', () => {
  it.each(CASES)('refuses %s', (_, raw, severity, path, step, says) => {
    const { issues } = check(raw);
    expect(issues.map((i) => [i.severity, formatPath(i.path), i.step])).toEqual([[severity, path, step]]);
    expect(issues[0]?.message).toMatch(says);
    expect(issues[0]?.message).toMatch(/^[A-Z].*[.?]$/);
  });

  it('says all that is wrong at once', () => {
    const raw = define({ a: act('fly', {}, 'b'), c: act('add_tag', {}) }, { triggers: [] });
    expect(
      check(raw)
        .issues.map((i) => formatPath(i.path))
        .sort(),
    ).toEqual(
      ['start', 'steps.a.action', 'steps.a.next', 'steps.c', 'steps.c.input.tag', 'triggers'].filter(
        (p) => p !== 'start',
      ),
    );
  });

  it('answers the definition whenever its shape is right, also with issues', () => {
    expect(check(define({ a: tag('b') })).definition?.steps['a']).toMatchObject({ next: 'b' });
    expect(check(define({ a: {} })).definition).toBeUndefined();
  });

  it('checks templates only where they are known', () => {
    const raw = define({ a: act('send_email', { template: 't9' }) });
    expect(checkDefinition(raw, { catalog }).issues).toEqual([]);
    expect(checkDefinition(raw, { catalog, templates: [] }).issues).toHaveLength(1);
  });

  it('keeps what an action takes: any JSON for the value of a field', () => {
    const value = { list: [1, null, 'x', { deep: true }] };
    const { definition, issues } = check(define({ a: act('set_field', { field: 'x', value }) }));
    expect(issues).toEqual([]);
    expect(definition?.steps['a']).toMatchObject({ input: { value } });
  });

  it('lets no step vanish: one that is called __proto__ is refused', () => {
    const raw: unknown = JSON.parse('{"triggers":[],"start":null,"steps":{"__proto__":{"kind":"exit"}}}');
    expect(check(raw).issues).toMatchObject([{ severity: S, path: ['steps', '__proto__'] }]);
  });

  it('is not brought down by depth, by circles, or by size', () => {
    let deep: unknown = { kind: 'has_tag', tag: 'x' };
    for (let i = 0; i < 50_000; i++) deep = { kind: 'not', of: deep };
    expect(check(define({ a: branch(deep) })).issues).toMatchObject([{ severity: S, step: 'a' }]);
    const circle: Record<string, unknown> = define({ a: tag(null) });
    circle['entry'] = circle;
    expect(check(circle).issues).toMatchObject([{ severity: S }]);
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`s${i}`, tag(`s${i + 1}`)]));
    expect(check(define(many)).issues).toMatchObject([{ severity: S, path: ['steps'] }]);
  });

  it('answers for anything at all, and never throws', () => {
    const noise = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    const sound = define({
      a: branch({ kind: 'event', name: 'x' }),
      b: wait('a'),
      c: act('send_email', { template: 't1' }),
    });
    const places: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]) => {
      places.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [k, v] of Object.entries(value)) walk(v, [...path, k]);
    };
    walk(sound, []);
    const damaged = fc.tuple(fc.constantFrom(...places.slice(1)), noise).map(([path, value]) => {
      const copy = structuredClone(sound) as Record<string, unknown>;
      let here = copy;
      for (const part of path.slice(0, -1)) here = here[part] as Record<string, unknown>;
      here[path.at(-1) as string] = value;
      return copy;
    });
    fc.assert(
      fc.property(fc.oneof(noise, damaged), (raw) => {
        const { definition, issues } = check(raw);
        expect(definition !== undefined || issues.length > 0).toBe(true);
        for (const issue of issues) {
          expect(issue.message).toMatch(/\S/);
          const [first, id] = issue.path;
          expect(issue.step).toBe(first === 'steps' && typeof id === 'string' && id !== '' ? id : undefined);
        }
      }),
      { seed: 20260302, numRuns: 3_000 },
    );
  });
});
