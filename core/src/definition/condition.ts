import { z } from 'zod';
import { consentStandings, type ConsentStanding } from './consent/states.js';
import { duration } from './duration.js';
import { json, jsonObject, type Json, type JsonObject } from './json/json.js';

/** How a value is compared. `within` means "in the last `value` days"; `exists` and `not_exists` take no value. */
export const operators = [
  'equals',
  'not_equals',
  'contains',
  'starts_with',
  'greater',
  'less',
  'exists',
  'not_exists',
  'in',
  'before',
  'after',
  'within',
] as const;
export type Operator = (typeof operators)[number];

/** Points into what the run knows: `{ ref: 'trigger.cart_id' }` or `{ ref: 'person.plan' }`. */
export const reference = z.strictObject({
  ref: z.string().regex(/^(trigger|person)\..+/, 'starts with "trigger." or "person."'),
});
export type Reference = z.infer<typeof reference>;

/** Is it a reference, and not a literal? */
export const isReference = (value: unknown): value is Reference => reference.safeParse(value).success;

/** What a value is compared with: a literal, or a reference. */
const operand = z.union([reference, json]);
export type Operand = Reference | Json;

const comparison = { op: z.enum(operators), value: operand.optional() };

/** One test of an event's property. `property` is a dot path, for example `cart.total`. */
export const propertyTest = z.strictObject({ property: z.string().min(1), ...comparison });
export type PropertyTest = z.infer<typeof propertyTest>;

/** Tests that all have to hold; an empty list holds. */
export const propertyFilter = z.array(propertyTest).max(20);

/** From when on events count: since the run was entered, in the last so long, or ever. */
export const since = z.union([z.enum(['entry', 'ever']), z.strictObject({ last: duration })]);
export type Since = z.infer<typeof since>;

const leaf = [
  z.strictObject({ kind: z.literal('has_tag'), tag: z.string().min(1) }),
  z.strictObject({ kind: z.literal('field'), field: z.string().min(1), ...comparison }),
  z.strictObject({ kind: z.literal('trigger_property'), property: z.string().min(1), ...comparison }),
  /** The cart that the run is about, as it is now; the trigger's properties where there is none. */
  z.strictObject({ kind: z.literal('cart'), property: z.string().min(1), ...comparison }),
  z.strictObject({
    kind: z.literal('event'),
    name: z.string().min(1),
    where: propertyFilter.optional(),
    atLeast: z.number().int().min(1).default(1),
    since: since.default('entry'),
  }),
  z.strictObject({ kind: z.literal('in_segment'), segment: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('email'),
    step: z.string().min(1),
    was: z.enum(['opened', 'clicked']),
  }),
  /** Where they stand on e-mails about a topic; who unsubscribed from everything wants none about any. */
  z.strictObject({
    kind: z.literal('consent'),
    topic: z.string().min(1),
    state: z.enum(consentStandings).default('subscribed'),
  }),
  /** What a step of the workflow answered, such as a webhook; `path` is a dot path into it, empty for all of it. */
  z.strictObject({ kind: z.literal('answer'), step: z.string().min(1), path: z.string().max(300), ...comparison }),
  /** A condition of the store's developers, made with `defineCondition`. */
  z.strictObject({ kind: z.literal('custom'), type: z.string().min(1), input: jsonObject.default({}) }),
] as const;

type Comparison = { op: Operator; value?: Operand };

/** A typed tree: leaves are tests of what is known about the person, `all`, `any` and `not` join them. */
export type Condition =
  | { kind: 'all'; of: Condition[] }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'has_tag'; tag: string }
  | ({ kind: 'field'; field: string } & Comparison)
  | ({ kind: 'trigger_property'; property: string } & Comparison)
  | ({ kind: 'cart'; property: string } & Comparison)
  | { kind: 'event'; name: string; where?: PropertyTest[]; atLeast: number; since: Since }
  | { kind: 'in_segment'; segment: string }
  | { kind: 'email'; step: string; was: 'opened' | 'clicked' }
  | { kind: 'consent'; topic: string; state: ConsentStanding }
  | ({ kind: 'answer'; step: string; path: string } & Comparison)
  | { kind: 'custom'; type: string; input: JsonObject };

export type EventCondition = Extract<Condition, { kind: 'event' }>;

/** Zod schema of {@link Condition}. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all'), of: z.array(condition).min(1).max(50) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(condition).min(1).max(50) }),
    z.strictObject({ kind: z.literal('not'), of: condition }),
    ...leaf,
  ]),
);

/** Visits a condition and everything below it, parents first. */
export function* walkCondition(root: Condition): Generator<Condition> {
  yield root;
  if (root.kind === 'all' || root.kind === 'any') for (const child of root.of) yield* walkCondition(child);
  if (root.kind === 'not') yield* walkCondition(root.of);
}
