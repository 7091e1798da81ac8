import { condition, type Condition } from '@whenthen/core/definition';

/** A condition as the editor shows it: tests of which all or any have to hold. */
export interface ConditionRows {
  match: 'all' | 'any';
  of: Condition[];
  /** The tests stand in a group; where there is only one, it stands for itself. */
  grouped: boolean;
}

export const isGroup = (c: Condition): c is Extract<Condition, { kind: 'all' | 'any' }> =>
  c.kind === 'all' || c.kind === 'any';

/** Reads a condition, or none, as rows. */
export const toRows = (c: Condition | undefined): ConditionRows =>
  c && isGroup(c) ? { match: c.kind, of: c.of, grouped: true } : { match: 'all', of: c ? [c] : [], grouped: false };

/** The condition that a list of conditions makes: itself, where it is only one. There has to be at least one. */
export const joinConditions = (match: 'all' | 'any', of: Condition[]): Condition =>
  of.length === 1 ? of[0]! : { kind: match, of };

/** Kinds of test that can be chosen, in the order in which they are offered. */
const testKinds = [
  ...(['event', 'has_tag', 'field', 'consent', 'trigger_property', 'cart'] as const),
  ...(['in_segment', 'email', 'answer'] as const),
] as const;
export type TestKind = (typeof testKinds)[number];

export const testLabels: Record<TestKind, string> = {
  event: 'Event happened',
  has_tag: 'Has a tag',
  field: 'Field',
  consent: 'E-mail consent',
  trigger_property: 'Property of the trigger',
  cart: 'The cart as it is then',
  in_segment: 'In a segment',
  email: 'E-mail opened or clicked',
  answer: 'Answer of a step',
};

/** Kinds of test that need no run: what a segment can ask. */
const personKinds: readonly TestKind[] = ['event', 'has_tag', 'field', 'consent'];

/** Kinds of test to choose from. */
export const kindsAbout = (about: 'run' | 'person'): readonly TestKind[] => (about === 'run' ? testKinds : personKinds);

/** A new test of a kind. It is not complete yet: what it asks about is empty. */
export const newTest = (kind: TestKind, about: 'run' | 'person' = 'run'): Condition => {
  switch (kind) {
    case 'event':
      return { kind, name: '', atLeast: 1, since: about === 'run' ? 'entry' : 'ever' };
    case 'has_tag':
      return { kind, tag: '' };
    case 'field':
      return { kind, field: '', op: 'equals' };
    case 'trigger_property':
      return { kind, property: '', op: 'equals' };
    case 'cart':
      return { kind, property: 'item_count', op: 'not_equals', value: 0 };
    case 'consent':
      return { kind, topic: '', state: 'subscribed' };
    case 'in_segment':
      return { kind, segment: '' };
    case 'email':
      return { kind, step: '', was: 'opened' };
    case 'answer':
      return { kind, step: '', path: '', op: 'equals' };
  }
};

/** The choice of a condition of the developers, among the kinds of test. */
const CUSTOM = 'custom:';
export const choiceOf = (c: Condition): string => (c.kind === 'custom' ? `${CUSTOM}${c.type}` : c.kind);

/** The type that such a choice stands for; `undefined` for any other kind. */
export const customTypeOf = (choice: string): string | undefined =>
  choice.startsWith(CUSTOM) ? choice.slice(CUSTOM.length) : undefined;

/** Whether a condition has everything that a definition needs of it. */
export const isComplete = (c: Condition): boolean => condition.safeParse(c).success;
