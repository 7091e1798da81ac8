import { walkCondition, type Condition } from '../definition/condition.js';
import { readNumber } from '../definition/number.js';
import { addDuration } from './delay.js';
import { counted, evaluate, resolveOperand, zoneOf, type Scope } from './evaluate.js';
import { readInstant } from './instant.js';
import { readPath } from './path.js';
import type { Facts, World } from './types.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Nobody entered anything when a segment is looked at: what happened ever is what there is. */
const scopeOf = (facts: Facts, now: number, world: World): Scope => ({
  facts,
  run: { enteredAt: now, trigger: { event: '', name: '', properties: {} } },
  now,
  world,
});

/** When the newest `atLeast` events cease to be that many, since the oldest of them is no longer in the window. */
const agesOut = (c: Extract<Condition, { kind: 'event' }>, scope: Scope): number | undefined => {
  if (typeof c.since !== 'object') return undefined;
  const times = counted(c, scope).map((e) => e.occurredAt);
  const oldest = times.sort((a, b) => b - a)[c.atLeast - 1];
  if (oldest === undefined) return undefined;
  const at = addDuration(oldest, c.since.last, zoneOf(scope), scope.world.timeScale);
  // Adding and subtracting months are not each other's inverse: then it is simply looked at again.
  return at >= scope.now ? at + 1 : scope.now + HOUR;
};

/** When a date comes to lie, or ceases to lie, in the last so many days. */
const movesPast = (c: Extract<Condition, { kind: 'field' }>, scope: Scope): number | undefined => {
  const { facts, now } = scope;
  const at = c.op === 'within' ? readInstant(readPath(facts.person.fields, c.field), zoneOf(scope)) : undefined;
  if (at === undefined) return undefined;
  if (at > now) return at;
  const end = at + (readNumber(resolveOperand(c.value, scope)) ?? NaN) * DAY;
  return end >= now ? end + 1 : undefined;
};

/** The criteria of a segment, looked at for one person. */
export interface Membership {
  member: boolean;
  /** When time alone may change that, in Unix milliseconds, always after now; `undefined` where it cannot. */
  until: number | undefined;
}

/** Does somebody belong to a segment, and until when does that hold if nothing happens? Pure and total. */
export const membership = (criteria: Condition, facts: Facts, now: number, world: World): Membership => {
  const scope = scopeOf(facts, now, world);
  let until: number | undefined;
  for (const c of walkCondition(criteria)) {
    const at = c.kind === 'event' ? agesOut(c, scope) : c.kind === 'field' ? movesPast(c, scope) : undefined;
    if (at !== undefined && (until === undefined || at < until)) until = at;
  }
  return { member: evaluate(criteria, scope).result, until };
};
