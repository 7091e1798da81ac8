import { emptyDefinition, MAX_STEPS } from '@whenthen/core/definition';
import { TRIGGER_NODE, type CanvasValue } from '../../graph/index.js';
import { cartAbandonment } from '../../test-support/cart-abandonment.js';
import { createCommands } from './commands.js';
import { createOutside } from './outside.js';
import { readCanvasValue } from './read-value.js';
import { createCanvasStore } from './store.js';
import { createTyping } from './typing.js';

const open = () => {
  const store = createCanvasStore({ definition: cartAbandonment, layout: {} });
  const outside = createOutside(store);
  const reported: CanvasValue[] = [];
  outside.report((value) => reported.push(value));
  const definition = () => store.getState().value.definition;
  return { store, outside, reported, definition, commands: createCommands(store), typing: createTyping(store) };
};
const email = { kind: 'action' as const, action: 'send_email', input: { template: '1' }, next: null };

describe('a canvas', () => {
  it('reports additions, deletions, connections, settings and ends of drags, each once', () => {
    const { commands, reported, store } = open();
    const id = commands.add(email, { behind: { source: 'discount', branch: 'next' } });
    commands.connect('purchased_1', 'yes', id);
    commands.setStep(id, { ...email, input: { template: '2' } });
    commands.dragTo(id, { x: 500.4, y: 40 });
    commands.dragTo(id, { x: 520.4, y: 60 });
    expect(reported).toHaveLength(3);
    commands.endDrag();
    commands.remove([id]);
    expect(reported).toHaveLength(5);
    expect(reported[3]?.layout[id]).toEqual({ x: 520, y: 60 });
    expect(reported.at(-1)?.definition).toEqual(cartAbandonment);
    expect(store.getState().drag).toEqual({});
  });

  it('reports nothing when nodes are selected, measured, dragged nowhere, or the trigger is to be deleted', () => {
    const { commands, reported } = open();
    commands.inspect('remind');
    commands.resize('remind', 272, 80);
    commands.openMenu({ source: 'remind', branch: 'next', x: 0, y: 0 });
    commands.closeMenu();
    commands.endDrag();
    commands.remove([TRIGGER_NODE]);
    commands.connect('remind', 'next', 'wait_day');
    commands.tidy();
    expect(reported).toEqual([]);
  });

  it('refuses the step beyond the most that a workflow has, says so, and keeps what is drawn', () => {
    const { commands, store, reported, definition } = open();
    const full = { ...definition(), steps: { ...definition().steps } };
    for (let i = 0; Object.keys(full.steps).length < MAX_STEPS; i++) full.steps[`more_${i}`] = email;
    commands.setDefinition(() => full);
    const clip = commands.copy(['remind']);
    expect(commands.add(email, {})).toBe('');
    expect(store.getState().refusal).toContain('at most 1,000 steps');
    commands.dismissRefusal();
    commands.paste(clip!);
    expect(store.getState().refusal).not.toBeNull();
    expect(definition()).toBe(full);
    expect(reported).toHaveLength(1);
    expect(readCanvasValue({ definition: full }).problem).toBeUndefined();
    commands.remove(['more_0']);
    expect(store.getState().refusal).toBeNull();
    expect(commands.add(email, {})).not.toBe('');
  });

  it('undoes and redoes, and reports that', () => {
    const { commands, reported, definition } = open();
    commands.remove(['remind']);
    commands.undo();
    expect(definition()).toEqual(cartAbandonment);
    commands.redo();
    expect(definition().steps).not.toHaveProperty('remind');
    expect(reported).toHaveLength(3);
  });

  it('undoes what was typed into one field at once', () => {
    const { commands, definition, typing } = open();
    const label = (text: string) => commands.setStep('remind', { ...cartAbandonment.steps['remind']!, label: text });
    typing.begin();
    label('Nu');
    label('Nudge');
    typing.end();
    label('Nudge them');
    commands.undo();
    expect(definition().steps['remind']).toHaveProperty('label', 'Nudge');
    commands.undo();
    expect(definition().steps['remind']).not.toHaveProperty('label');
  });

  it('deletes connections without their steps', () => {
    const { commands, definition } = open();
    commands.remove([], [{ source: 'remind', branch: 'next' }]);
    expect(definition().steps['remind']).toHaveProperty('next', null);
    expect(definition().steps).toHaveProperty('wait_day');
  });

  it('goes back to automatic positions on "tidy up"', () => {
    const { commands, store } = open();
    commands.dragTo('remind', { x: 900, y: 900 });
    commands.endDrag();
    expect(Object.keys(store.getState().value.layout)).toHaveLength(7);
    commands.tidy();
    expect(store.getState().value.layout).toEqual({});
  });
});

describe('a value from outside', () => {
  it('is no news when it is what was reported, also when more was changed meanwhile', () => {
    const { commands, outside, reported, definition } = open();
    commands.remove(['remind']);
    commands.remove(['discount']);
    const after = definition();
    outside.accept(structuredClone(reported[0]!));
    expect(definition()).toBe(after);
    outside.accept(structuredClone(reported[1]!));
    expect(definition()).toBe(after);
    expect(reported).toHaveLength(2);
  });

  it('may come back in two parts', () => {
    const { commands, outside, reported, definition, store } = open();
    commands.add(email, { at: { x: 1, y: 2 } });
    const after = store.getState().value;
    outside.accept({ definition: reported[0]!.definition, layout: {} });
    expect(definition()).toBe(after.definition);
    outside.accept(reported[0]!);
    expect(store.getState().value).toBe(after);
    commands.undo();
    expect(definition()).toEqual(cartAbandonment);
  });

  it('replaces what is drawn also when it was there before', () => {
    const { commands, outside, reported, definition } = open();
    commands.remove(['remind']);
    outside.accept(reported[0]!);
    outside.accept({ definition: cartAbandonment, layout: {} });
    expect(definition()).toEqual(cartAbandonment);
  });

  it('replaces what is drawn when it is another, without being reported, and can be undone', () => {
    const { commands, outside, reported, definition } = open();
    commands.remove(['remind']);
    const { steps } = definition();
    outside.accept({ definition: emptyDefinition(), layout: {} });
    expect(definition()).toEqual(emptyDefinition());
    expect(reported).toHaveLength(1);
    commands.undo();
    expect(definition().steps).toEqual(steps);
    expect(reported).toHaveLength(2);
  });

  it('that only comes late is no undo step', () => {
    const { commands, outside, definition } = open();
    outside.accept({ definition: emptyDefinition(), layout: {} });
    commands.undo();
    expect(definition()).toEqual(emptyDefinition());
  });
});

describe('reading what a form holds', () => {
  it('takes nothing as an empty workflow, and fills defaults in', () => {
    for (const raw of [null, undefined, {}, { definition: null }, { definition: {} }])
      expect(readCanvasValue(raw)).toEqual({ value: { definition: emptyDefinition(), layout: {} } });
    expect(readCanvasValue({ definition: { triggers: [], start: null, steps: {} }, layout: 'no' }).value).toEqual({
      definition: emptyDefinition(),
      layout: {},
    });
  });

  it('says what cannot be drawn', () => {
    const { problem } = readCanvasValue({ definition: { triggers: [], start: null, steps: { a: { kind: 'nope' } } } });
    expect(problem?.map((i) => i.path.join('.'))).toEqual(['steps.a.kind']);
  });
});
