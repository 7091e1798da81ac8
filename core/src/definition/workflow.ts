import { z } from 'zod';
import { condition, propertyFilter } from './condition.js';
import { duration, type Duration } from './duration.js';
import { step, stepId, type Step } from './step.js';
import { trigger } from './trigger.js';

/** Leaves the workflow at any time, also in the middle of a wait. With `goal` it counts as success. */
export const exitRule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('event'),
    name: z.string().min(1),
    where: propertyFilter.optional(),
    goal: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('condition'), if: condition, goal: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('unsubscribed') }),
]);
export type ExitRule = z.infer<typeof exitRule>;

/** Whether a person may enter again. With an `instanceKey` the rule holds per instance (one run per cart). */
export const reentry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once') }),
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({ kind: z.literal('after'), duration }),
]);
export type Reentry = z.infer<typeof reentry>;

/** What happened longer ago than this starts nobody, where an entry rule does not say otherwise. */
export const DEFAULT_MAX_AGE: Duration = { amount: 7, unit: 'days' };

const entryRule = z.strictObject({
  filter: condition.optional(),
  reentry: reentry.default({ kind: 'once' }),
  instanceKey: z.string().min(1).optional(),
  /**
   * How old an event may be when it is processed, after an outage for example, to still have somebody enter, and how
   * late an e-mail may go out; {@link DEFAULT_MAX_AGE} where it is left out.
   */
  maxAge: duration.optional(),
});

/** How late it may be for an entry, or for an e-mail. */
export const maxAgeOf = ({ entry }: Pick<WorkflowDefinition, 'entry'>): Duration => entry.maxAge ?? DEFAULT_MAX_AGE;

/** So many steps fit into a workflow. A run passes each of them well within its visit limit. */
export const MAX_STEPS = 1_000;

/** What a workflow does: one JSON document, used by the canvas, the validator, the engine and the API. */
export const workflowDefinition = z.strictObject({
  schema: z.literal(1).default(1),
  triggers: z.array(trigger).max(20),
  entry: entryRule.default({ reentry: { kind: 'once' } }),
  exits: z.array(exitRule).max(20).default([]),
  start: stepId.nullable(),
  steps: z
    .record(stepId, step)
    .refine((steps) => Object.keys(steps).length <= MAX_STEPS, `has more than ${MAX_STEPS} steps: split the workflow`),
});
export type WorkflowDefinition = z.infer<typeof workflowDefinition>;

/** Where the canvas draws a node: by step id, and `trigger` for the entry node. Never part of the meaning. */
export const workflowLayout = z.record(stepId, z.strictObject({ x: z.number(), y: z.number() }));
export type WorkflowLayout = z.infer<typeof workflowLayout>;

/** The status of a workflow. People inside continue whatever the status; only new entries are affected. */
export const workflowStatuses = ['draft', 'active', 'paused', 'archived'] as const;
export type WorkflowStatus = (typeof workflowStatuses)[number];

/** An empty definition, the start of a new canvas. */
export const emptyDefinition = (): WorkflowDefinition => ({
  schema: 1,
  triggers: [],
  entry: { reentry: { kind: 'once' } },
  exits: [],
  start: null,
  steps: {},
});

/** The step of that id, if there is one; names that every object has are no steps. */
export const findStep = ({ steps }: Pick<WorkflowDefinition, 'steps'>, id: string): Step | undefined =>
  Object.hasOwn(steps, id) ? steps[id] : undefined;
