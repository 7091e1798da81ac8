import { checkDefinition, stepExits, type Step } from '@whenthen/core/definition';
import fc from 'fast-check';
import { cartAbandonment, catalog, templates } from '../test-support/cart-abandonment.js';
import { anyValue } from '../test-support/definitions.js';
import {
  addStep,
  allBranches,
  branchesTo,
  copySteps,
  deleteSteps,
  pasteSteps,
  readClip,
  setBranch,
  TRIGGER_NODE,
  type CanvasValue,
} from './index.js';

const value: CanvasValue = { definition: cartAbandonment, layout: { trigger: { x: 0, y: 0 }, remind: { x: 5, y: 6 } } };
const email: Step = { kind: 'action', action: 'send_email', input: { template: '1' }, next: null };
const condition: Step = { kind: 'condition', if: { kind: 'has_tag', tag: 'x' }, yes: null, no: null };
const steps = (v: CanvasValue) => v.definition.steps as Record<string, Record<string, unknown>>;

describe('adding a step', () => {
  it('goes in between, and hands on to what followed', () => {
    const { value: after, id } = addStep(value, email, { behind: { source: 'remind', branch: 'next' } });
    expect(id).toBe('send_email');
    expect(steps(after)['remind']?.['next']).toBe('send_email');
    expect(steps(after)['send_email']?.['next']).toBe('wait_day');
    expect(checkDefinition(after.definition, { catalog, templates }).issues).toEqual([]);
  });

  it('hands on by its last branch, when it has several', () => {
    const { value: after } = addStep(value, condition, { behind: { source: TRIGGER_NODE, branch: 'start' } });
    expect(after.definition.start).toBe('condition');
    expect(after.definition.steps['condition']).toMatchObject({ yes: null, no: 'wait_hour' });
  });

  it('fills an open end, or lies free at a place', () => {
    const filled = addStep(value, email, { behind: { source: 'purchased_1', branch: 'yes' } }).value;
    expect(filled.definition.steps['purchased_1']).toMatchObject({ yes: 'send_email', no: 'remind' });
    const free = addStep(value, email, { at: { x: 7, y: 8 } });
    expect(free.value.layout[free.id]).toEqual({ x: 7, y: 8 });
    expect(branchesTo(free.value.definition, free.id)).toEqual([]);
  });

  it('gives readable ids that are free', () => {
    let now = value;
    const ids = Array.from({ length: 3 }, () => {
      const added = addStep(now, email, { at: { x: 0, y: 0 } });
      now = added.value;
      return added.id;
    });
    expect(ids).toEqual(['send_email', 'send_email_2', 'send_email_3']);
    expect(addStep(value, { ...email, action: '9 my.action!' }, {}).id).toBe('my_action_');
    expect(addStep(value, { ...email, action: 'trigger' }, {}).id).toBe('trigger_2');
  });
});

describe('deleting steps', () => {
  it('closes the gap where one step follows', () => {
    const after = deleteSteps(value, ['remind']);
    expect(after.definition.steps['purchased_1']).toMatchObject({ no: 'wait_day' });
    expect(after.layout).toEqual({ trigger: { x: 0, y: 0 } });
    expect(deleteSteps(value, ['wait_hour', 'purchased_1']).definition.start).toBe('remind');
  });

  it('leaves an open end where several follow', () => {
    const both = setBranch(cartAbandonment, { source: 'purchased_1', branch: 'yes' }, 'discount');
    expect(deleteSteps({ definition: both, layout: {} }, ['purchased_1']).definition.steps['wait_hour']).toMatchObject({
      next: null,
    });
  });

  it('does not make a step follow itself', () => {
    const loop = setBranch(cartAbandonment, { source: 'discount', branch: 'next' }, 'purchased_2');
    expect(deleteSteps({ definition: loop, layout: {} }, ['discount']).definition.steps['purchased_2']).toMatchObject({
      no: null,
    });
  });

  it('never leaves a pointer to a deleted step', () => {
    fc.assert(
      fc.property(anyValue, fc.integer({ min: 0, max: 7 }), (any, n) => {
        const id = Object.keys(any.definition.steps)[n];
        if (id === undefined) return;
        const after = deleteSteps(any, [id]);
        expect(Object.keys(after.definition.steps)).not.toContain(id);
        expect(branchesTo(after.definition, id)).toEqual([]);
        expect(
          allBranches(after.definition).every(
            (b) => b.next !== b.source || branchesTo(any.definition, b.source).some((p) => p.source === b.source),
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('copying steps', () => {
  it('keeps the connections among them, and opens the others', () => {
    const clip = copySteps(value, ['remind', 'wait_day', 'nobody'])!;
    const { value: after, ids } = pasteSteps(value, clip, { x: 10, y: 10 });
    expect(ids).toEqual(['send_email', 'wait']);
    expect(after.definition.steps['send_email']).toEqual({ ...cartAbandonment.steps['remind'], next: 'wait' });
    expect(after.definition.steps['wait']).toMatchObject({ next: null });
    expect(after.layout['send_email']).toEqual({ x: 15, y: 16 });
    expect(after.definition.steps['remind']).toEqual(cartAbandonment.steps['remind']);
  });

  it('reads a clip back from text, and nothing from anything else', () => {
    const clip = copySteps(value, ['remind'])!;
    expect(readClip(JSON.stringify(clip))).toEqual(clip);
    for (const text of ['', '{}', '{"steps":{}}', '{"steps":{"a":{"kind":"nope"}}}', 'null', '[1]'])
      expect(readClip(text)).toBeUndefined();
    expect(copySteps(value, [TRIGGER_NODE])).toBeUndefined();
  });
});

it('setting a branch changes that branch only', () => {
  fc.assert(
    fc.property(anyValue, fc.nat(), (any, n) => {
      const branches = allBranches(any.definition);
      const chosen = branches[n % branches.length]!;
      const after = setBranch(any.definition, chosen, null);
      const others = (list: typeof branches) =>
        list.filter((b) => b.source !== chosen.source || b.branch !== chosen.branch);
      expect(others(allBranches(after))).toEqual(others(branches));
      const step = after.steps[chosen.source];
      if (step) expect(stepExits(step).find((e) => e.branch === chosen.branch)?.next).toBeNull();
      else expect(after.start).toBeNull();
    }),
  );
});
