import fc from 'fast-check';
import {
  reachableSteps,
  type ExitRule,
  type JsonObject,
  type Step,
  type Trigger,
  type WorkflowDefinition,
} from '../../../core/src/definition/index.js';
import { eventCondition, filter } from './conditions.js';
import { unplacedStep, type Unplaced } from './steps.js';
import { daysFrom1To, duration, eventName, field, tag, timeOfDay } from './values.js';

const named = fc.tuple(eventName, filter).map(([name, where]) => ({ name, ...(where && { where }) }));

/** Every kind of trigger that the language has. */
const triggers: { [Kind in Trigger['kind']]: fc.Arbitrary<Extract<Trigger, { kind: Kind }>> } = {
  event: named.map((event) => ({ kind: 'event', ...event })),
  form_submitted: fc.record({ kind: fc.constant('form_submitted'), form: fc.constant('newsletter') }),
  tag_added: fc.record({ kind: fc.constant('tag_added'), tag }),
  tag_removed: fc.record({ kind: fc.constant('tag_removed'), tag }),
  segment_entered: fc.record({ kind: fc.constant('segment_entered'), segment: fc.constant('hot') }),
  segment_left: fc.record({ kind: fc.constant('segment_left'), segment: fc.constant('hot') }),
  consent_given: fc.record({ kind: fc.constant('consent_given'), topic: fc.constant('offers') }),
  consent_withdrawn: fc.record({ kind: fc.constant('consent_withdrawn') }),
  consent_requested: fc.record({ kind: fc.constant('consent_requested'), topic: fc.constant('newsletter') }),
  webhook: fc.record({ kind: fc.constant('webhook'), endpoint: fc.constant('crm') }),
  field_changed: fc.record({ kind: fc.constant('field_changed'), field }),
  date_reached: fc.record({ kind: fc.constant('date_reached'), field, yearly: fc.boolean() }),
  schedule: fc
    .tuple(
      timeOfDay,
      fc.oneof(
        fc.constant({}),
        fc.record({ weekdays: daysFrom1To(7) }),
        fc.record({ monthDays: daysFrom1To(31) }),
        fc.record({ segment: fc.constant('hot') }),
      ),
    )
    .map(([time, more]) => ({ kind: 'schedule', time, ...more })),
  manual: fc.record({ kind: fc.constant('manual') }),
  custom: fc.record({
    kind: fc.constant('custom'),
    type: fc.constant('tier_reached'),
    input: fc.constantFrom<JsonObject[]>({}, { tier: 'gold' }),
  }),
};
export const triggerKinds = Object.keys(triggers);
const trigger: fc.Arbitrary<Trigger> = fc.oneof(...Object.values(triggers));

/** Every kind of exit rule that the language has. */
const exits: { [Kind in ExitRule['kind']]: fc.Arbitrary<Extract<ExitRule, { kind: Kind }>> } = {
  event: fc.tuple(named, fc.boolean()).map(([event, goal]) => ({ kind: 'event', ...event, goal })),
  condition: fc.record({ kind: fc.constant('condition'), if: eventCondition, goal: fc.boolean() }),
  unsubscribed: fc.record({ kind: fc.constant('unsubscribed') }),
};
export const exitKinds = Object.keys(exits);
const exit: fc.Arbitrary<ExitRule> = fc.oneof(...Object.values(exits));

const entry: fc.Arbitrary<WorkflowDefinition['entry']> = fc
  .record({
    filter: fc.option(eventCondition, { freq: 1, nil: undefined }),
    reentry: fc.oneof(
      fc.record({ kind: fc.constantFrom('once' as const, 'always' as const) }),
      fc.record({ kind: fc.constant('after' as const), duration }),
    ),
    instanceKey: fc.option(fc.constantFrom('cart', 'deep.list'), { nil: undefined }),
  })
  .map(({ filter: who, reentry, instanceKey }) => ({
    reentry,
    ...(who && { filter: who }),
    ...(instanceKey && { instanceKey }),
  }));

/** Gives each step its id and its pointers, and leaves out those that nothing leads to. */
const place = (unplaced: Unplaced[]): Record<string, Step> => {
  const steps: Record<string, Step> = {};
  unplaced.forEach((step, here) => {
    steps[`s${here}`] = step((jump) => {
      const there = jump === null ? unplaced.length : Math.max(0, here + jump);
      return there < unplaced.length ? `s${there}` : null;
    });
  });
  const reachable = reachableSteps({ ...EMPTY, start: 's0', steps });
  return Object.fromEntries(Object.entries(steps).filter(([id]) => reachable.has(id)));
};

const EMPTY: WorkflowDefinition = {
  schema: 1,
  triggers: [],
  entry: { reentry: { kind: 'once' } },
  exits: [],
  start: null,
  steps: {},
};

/** Conditions on an e-mail or an answer name a step that sends or gets one; where there is none, they ask something else. */
const withOwnSteps = (made: WorkflowDefinition): WorkflowDefinition => {
  const senders = Object.entries(made.steps).flatMap(([id, step]) =>
    step.kind === 'action' && step.action === 'send_email' ? [id] : [],
  );
  const acting = Object.entries(made.steps).flatMap(([id, { kind }]) => (kind === 'action' ? [id] : []));
  const mend = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mend);
    if (typeof value !== 'object' || value === null) return value;
    const { kind, was } = value as { kind?: unknown; was?: unknown };
    if (kind === 'email') return senders[0] ? { kind, step: senders.at(-1), was } : { kind: 'has_tag', tag: 'vip' };
    if (kind === 'answer') return acting[0] ? { ...value, step: acting.at(-1) } : { kind: 'has_tag', tag: 'vip' };
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mend(inner)]));
  };
  return mend(made) as WorkflowDefinition;
};

/** A definition that may be published: of all the kinds that the language has, with circles through waits. */
export const definition: fc.Arbitrary<WorkflowDefinition> = fc
  .record({
    schema: fc.constant(1 as const),
    triggers: fc.array(trigger, { minLength: 1, maxLength: 2 }),
    entry,
    exits: fc.oneof(
      { weight: 2, arbitrary: fc.constant<ExitRule[]>([]) },
      fc.array(exit, { minLength: 1, maxLength: 2 }),
    ),
    start: fc.constant('s0'),
    steps: fc.array(unplacedStep, { minLength: 1, maxLength: 12 }).map(place),
  })
  .map(withOwnSteps);
