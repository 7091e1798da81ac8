import fc from 'fast-check';
import type { DelaySetting, JsonObject, Step } from '../../../core/src/definition/index.js';
import { condition, filter } from './conditions.js';
import { daysFrom1To, duration, eventName, field, tag, timeOfDay, value } from './values.js';

/** How many steps further on a pointer leads, or back; `null` to the end. */
type Jump = number | null;

/** A step that does not know yet where it stands. */
export type Unplaced = (to: (jump: Jump) => string | null) => Step;

const onward: fc.Arbitrary<Jump> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(1) },
  { weight: 2, arbitrary: fc.integer({ min: 2, max: 4 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);

/** Out of a wait a pointer may also lead back: every circle then has a wait in it. */
const anywhere: fc.Arbitrary<Jump> = fc.oneof(
  { weight: 7, arbitrary: onward },
  { weight: 1, arbitrary: fc.integer({ min: -4, max: 0 }) },
);

const offset = fc.option(fc.record({ direction: fc.constantFrom('before' as const, 'after' as const), by: duration }), {
  nil: undefined,
});

const delays: { [Kind in DelaySetting['kind']]: fc.Arbitrary<Extract<DelaySetting, { kind: Kind }>> } = {
  for: fc.record({ kind: fc.constant('for'), duration }),
  until_time: fc
    .tuple(timeOfDay, fc.option(daysFrom1To(7), { nil: undefined }))
    .map(([time, weekdays]) => ({ kind: 'until_time', time, ...(weekdays && { weekdays }) })),
  until_field: fc
    .tuple(fc.oneof(fc.constant('born'), field), offset)
    .map(([name, by]) => ({ kind: 'until_field', field: name, ...(by && { offset: by }) })),
};
export const delayKinds = Object.keys(delays);
const delay: fc.Arbitrary<DelaySetting> = fc.oneof(...Object.values(delays));

/** Settings of each action that is built in. */
const inputs: Record<string, fc.Arbitrary<JsonObject>> = {
  add_tag: fc.record({ tag }),
  remove_tag: fc.record({ tag }),
  set_field: fc.record({ field, value }),
  send_email: fc.record({ template: fc.constant('reminder') }),
  trigger_event: fc.record({ name: eventName, properties: fc.constant({}) }),
};
const action = fc
  .constantFrom(...Object.keys(inputs))
  .chain((type) => fc.record({ action: fc.constant(type), input: inputs[type] ?? fc.constant({}) }));

const several = (least: number) => fc.array(onward, { minLength: least, maxLength: 4 });

/** Every kind of step that the language has. */
const kinds: Record<Step['kind'], fc.Arbitrary<Unplaced>> = {
  action: fc.tuple(action, onward).map(([does, next]) => (to) => ({ kind: 'action', ...does, next: to(next) })),
  delay: fc.tuple(delay, onward, anywhere).map(([setting, next, back]) => (to) => ({
    kind: 'delay',
    delay: setting,
    // A date may be past: it holds nobody up.
    next: to(setting.kind === 'until_field' ? next : back),
  })),
  condition: fc
    .tuple(condition, onward, onward)
    .map(([holds, yes, no]) => (to) => ({ kind: 'condition', if: holds, yes: to(yes), no: to(no) })),
  switch: fc
    .tuple(fc.array(fc.tuple(condition, onward), { minLength: 1, maxLength: 3 }), onward)
    .map(([cases, otherwise]) => (to) => ({
      kind: 'switch',
      cases: cases.map(([holds, next], i) => ({ name: `case ${i}`, if: holds, next: to(next) })),
      otherwise: to(otherwise),
    })),
  split: fc.tuple(several(2), fc.constantFrom(1, 0.5, 5e-324, 1000)).map(([branches, weight]) => (to) => ({
    kind: 'split',
    branches: branches.map((next, i) => ({ name: `branch ${i}`, weight, next: to(next) })),
  })),
  wait_for_event: fc
    .tuple(eventName, filter, duration, anywhere, anywhere)
    .map(([name, where, timeout, received, timedOut]) => (to) => ({
      kind: 'wait_for_event',
      event: { name, ...(where && { where }) },
      timeout,
      received: to(received),
      timedOut: to(timedOut),
    })),
  exit: fc
    .record({ reason: fc.constantFrom('', 'bye'), goal: fc.boolean() })
    .map((exit) => () => ({ kind: 'exit', ...exit })),
};

export const stepKinds = Object.keys(kinds);

/** Exits end a definition early: they are rarer. */
export const unplacedStep: fc.Arbitrary<Unplaced> = fc.oneof(
  ...Object.entries(kinds).map(([kind, arbitrary]) => ({ weight: kind === 'exit' ? 1 : 3, arbitrary })),
);
