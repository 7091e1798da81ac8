import fc from 'fast-check';
import { applyChanges } from './change.js';
import type { PersonChange, PersonFacts } from './types.js';

const ada: PersonFacts = { email: 'ada@example.com', tags: ['a'], fields: { plan: 'free' } };

describe('applyChanges', () => {
  it('keeps what alters something, in order, and leaves the person it was given alone', () => {
    const before = structuredClone(ada);
    const { person, effective } = applyChanges(ada, [
      { kind: 'add_tag', tag: 'a' },
      { kind: 'add_tag', tag: 'b' },
      { kind: 'add_tag', tag: 'b' },
      { kind: 'remove_tag', tag: 'a' },
      { kind: 'remove_tag', tag: 'c' },
      { kind: 'set_field', field: 'plan', value: 'free' },
      { kind: 'set_field', field: 'plan', value: { name: 'gold' } },
    ]);
    expect(person).toEqual({ ...ada, tags: ['b'], fields: { plan: { name: 'gold' } } });
    expect(effective).toEqual([
      { kind: 'add_tag', tag: 'b' },
      { kind: 'remove_tag', tag: 'a' },
      { kind: 'set_field', field: 'plan', value: { name: 'gold' } },
    ]);
    expect(ada).toEqual(before);
  });

  it('sets a field to null, and one whose name objects inherit', () => {
    const changes: PersonChange[] = [
      { kind: 'set_field', field: 'gone', value: null },
      { kind: 'set_field', field: 'constructor', value: 1 },
    ];
    const { person, effective } = applyChanges(ada, changes);
    expect(effective).toEqual(changes);
    expect(Object.entries(person.fields)).toEqual([...Object.entries(ada.fields), ['gone', null], ['constructor', 1]]);
  });

  it('changes nothing the second time', () => {
    const tag = fc.constantFrom('a', 'b', 'c');
    const change = fc.oneof(
      fc.record({ kind: fc.constant('add_tag' as const), tag }),
      fc.record({ kind: fc.constant('set_field' as const), field: tag, value: fc.integer({ max: 2, min: 0 }) }),
    );
    const separate = fc.uniqueArray(change, { selector: (c) => (c.kind === 'add_tag' ? c.tag : `field ${c.field}`) });
    fc.assert(
      fc.property(separate, (changes) => {
        const once = applyChanges(ada, changes);
        const twice = applyChanges(once.person, changes);
        expect(twice).toEqual({ person: once.person, effective: [] });
        expect(applyChanges(ada, once.effective).person).toEqual(once.person);
      }),
      { seed: 20260302, numRuns: 500 },
    );
  });
});
