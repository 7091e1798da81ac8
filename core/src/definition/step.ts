import { z } from 'zod';
import { condition, propertyFilter } from './condition.js';
import { duration } from './duration.js';
import { jsonObject } from './json/json.js';
import { dateOffset } from './offset.js';
import { timeOfDay, weekdays } from './time-of-day.js';

/** Names a step inside its workflow; also the key under which the step stands in `steps`. */
export const stepId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'use a letter, then letters, digits, "_" or "-"; at most 64');

/** The step that follows; `null` ends the run as completed. */
const next = stepId.nullable();
const label = z.string().max(120).optional();

/** How long to wait: for a duration, until a time of day, or until a date kept in a field. */
export const delaySetting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('for'), duration }),
  z.strictObject({
    kind: z.literal('until_time'),
    time: timeOfDay,
    weekdays: weekdays.optional(),
  }),
  z.strictObject({
    kind: z.literal('until_field'),
    field: z.string().min(1),
    offset: dateOffset.optional(),
  }),
]);
export type DelaySetting = z.infer<typeof delaySetting>;

/** Does something: sends, tags, sets, calls. `input` is checked by the action's own schema. */
const actionStep = z.strictObject({
  kind: z.literal('action'),
  label,
  action: z.string().min(1),
  input: jsonObject.default({}),
  next,
});
const delayStep = z.strictObject({ kind: z.literal('delay'), label, delay: delaySetting, next });
const conditionStep = z.strictObject({
  kind: z.literal('condition'),
  label,
  if: condition,
  yes: next,
  no: next,
});
const switchStep = z.strictObject({
  kind: z.literal('switch'),
  label,
  cases: z
    .array(z.strictObject({ name: z.string().min(1).max(60), if: condition, next }))
    .min(1)
    .max(30),
  otherwise: next,
});
const splitStep = z.strictObject({
  kind: z.literal('split'),
  label,
  branches: z
    .array(z.strictObject({ name: z.string().min(1).max(60), weight: z.number().positive().max(1000), next }))
    .min(2)
    .max(10),
});
const waitForEventStep = z.strictObject({
  kind: z.literal('wait_for_event'),
  label,
  event: z.strictObject({ name: z.string().min(1), where: propertyFilter.optional() }),
  timeout: duration,
  received: next,
  timedOut: next,
});
const exitStep = z.strictObject({
  kind: z.literal('exit'),
  label,
  reason: z.string().max(200).default(''),
  goal: z.boolean().default(false),
});

export const step = z.discriminatedUnion('kind', [
  actionStep,
  delayStep,
  conditionStep,
  switchStep,
  splitStep,
  waitForEventStep,
  exitStep,
]);
export type Step = z.infer<typeof step>;
export type StepKind = Step['kind'];
export type ActionStep = z.infer<typeof actionStep>;

/** A way out of a step: the name of the branch, the path of the pointer inside the step, and where it leads. */
export interface StepExit {
  branch: string;
  path: (string | number)[];
  next: string | null;
}

/** Lists every way out of a step; an exit step has none. */
export const stepExits = (s: Step): StepExit[] => {
  switch (s.kind) {
    case 'action':
    case 'delay':
      return [{ branch: 'next', path: ['next'], next: s.next }];
    case 'condition':
      return [
        { branch: 'yes', path: ['yes'], next: s.yes },
        { branch: 'no', path: ['no'], next: s.no },
      ];
    case 'switch':
      return [
        ...s.cases.map((c, i) => ({ branch: c.name, path: ['cases', i, 'next'], next: c.next })),
        { branch: 'otherwise', path: ['otherwise'], next: s.otherwise },
      ];
    case 'split':
      return s.branches.map((b, i) => ({ branch: b.name, path: ['branches', i, 'next'], next: b.next }));
    case 'wait_for_event':
      return [
        { branch: 'received', path: ['received'], next: s.received },
        { branch: 'timedOut', path: ['timedOut'], next: s.timedOut },
      ];
    case 'exit':
      return [];
  }
};
