import fc from 'fast-check';
import { act, branch, catalog, check, define, tag, wait } from '../../test-support/raw-definitions.js';
import { formatPath } from '../issue.js';
import { checkDefinition } from './index.js';

describe('checkDefinition, whatever it is given', () => {
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
    expect(check(raw).issues).toMatchObject([{ severity: 'structure', path: ['steps', '__proto__'] }]);
  });

  it('is not brought down by depth, by circles, or by size', () => {
    let deep: unknown = { kind: 'has_tag', tag: 'x' };
    for (let i = 0; i < 50_000; i++) deep = { kind: 'not', of: deep };
    expect(check(define({ a: branch(deep) })).issues).toMatchObject([{ severity: 'structure', step: 'a' }]);
    const circle: Record<string, unknown> = define({ a: tag(null) });
    circle['entry'] = circle;
    expect(check(circle).issues).toMatchObject([{ severity: 'structure' }]);
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`s${i}`, tag(`s${i + 1}`)]));
    expect(check(define(many)).issues).toMatchObject([{ severity: 'structure', path: ['steps'] }]);
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
