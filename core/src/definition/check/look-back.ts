import { formatDuration, type Duration } from '../duration.js';
import type { Issue } from '../issue.js';
import type { WorkflowDefinition } from '../workflow.js';
import type { Condition, EventCondition } from '../condition.js';
import { placedConditions, placedWithin, type PlacedCondition } from './conditions.js';
import { issueAt } from './shape.js';

/** For how many days events are kept; `null`: for ever. Those of some names always are. */
export interface KeptEvents {
  days: number | null;
  always: readonly string[];
}

/** The days that a duration lasts at most. */
const DAYS = { minutes: 1 / 1_440, hours: 1 / 24, days: 1, weeks: 7, months: 31 } as const;
const daysOf = ({ amount, unit }: Duration): number => amount * DAYS[unit];

/** A number of days in words: `2 years`, `90 days`. */
export const daysInWords = (days: number): string => {
  const [many, unit] = days % 365 === 0 ? [days / 365, 'year'] : [days, 'day'];
  return `${many} ${unit}${many === 1 ? '' : 's'}`;
};

/** Does it count events that are not kept any more? What happened since a person entered is kept while they are inside. */
const looksFurther = ({ name, since }: EventCondition, { days, always }: KeptEvents): boolean => {
  if (days === null || always.includes(name) || since === 'entry') return false;
  return since === 'ever' || daysOf(since.last) > days;
};

const wordsFor = ({ name, since }: EventCondition, days: number): string => {
  const asked = typeof since === 'object' ? `the last ${formatDuration(since.last)}` : 'all that ever happened';
  return `This asks about ${asked}, and “${name}” is kept for ${daysInWords(days)}: what is older counts as if it had not happened. Ask about less, or keep it longer under Settings, What is kept.`;
};

/** Of conditions, those that look further back than events are kept: nothing is wrong, but somebody should know. */
const lookBackIn = (conditions: PlacedCondition[], kept: KeptEvents): Issue[] =>
  conditions
    .flatMap((placed) => [...placedWithin(placed)])
    .flatMap(({ path, condition }) =>
      condition.kind === 'event' && kept.days !== null && looksFurther(condition, kept)
        ? [issueAt('advice', [...path, 'since'], wordsFor(condition, kept.days))]
        : [],
    );

/** The same, of a whole definition. */
export const lookBackIssues = (definition: WorkflowDefinition, kept: KeptEvents | undefined): Issue[] => {
  if (!kept || kept.days === null) return [];
  const { maxAge } = definition.entry;
  const age =
    maxAge && daysOf(maxAge) > kept.days
      ? [
          issueAt(
            'advice',
            ['entry', 'maxAge'],
            `Events are kept for ${daysInWords(kept.days)}, and what is older starts nobody: ${formatDuration(maxAge)} is longer than that.`,
          ),
        ]
      : [];
  return [...lookBackIn(placedConditions(definition), kept), ...age];
};

/** The same, of a segment's criteria. Paths begin with `criteria`. */
export const criteriaLookBack = (criteria: Condition, kept: KeptEvents | undefined): Issue[] =>
  kept ? lookBackIn([{ path: ['criteria'], condition: criteria }], kept) : [];
