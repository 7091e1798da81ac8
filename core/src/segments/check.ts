import { isReference, type Condition } from '../definition/condition.js';
import { checkDefinition, placedWithin } from '../definition/check/index.js';
import type { Issue } from '../definition/issue.js';
import { emptyDefinition } from '../definition/workflow.js';

/** What a segment cannot ask about, since nobody has entered anything when it is looked at. */
const outOfPlace = (c: Condition): string | undefined => {
  switch (c.kind) {
    case 'in_segment':
      return 'A segment cannot ask about another segment. Put the criteria of that one here.';
    case 'trigger_property':
      return 'A segment has no trigger. Ask about an event or a field instead.';
    case 'email':
      return 'A segment has no steps. Ask about an event or a field instead.';
    case 'event':
      return c.since === 'entry'
        ? 'Nobody enters a segment before this is asked: choose "ever" or "in the last".'
        : undefined;
    default:
      return undefined;
  }
};

const ofTrigger = (value: unknown): boolean => isReference(value) && value.ref.startsWith('trigger.');

const asksTrigger = (c: Condition): boolean =>
  ('value' in c && ofTrigger(c.value)) || (c.kind === 'event' && (c.where ?? []).some((test) => ofTrigger(test.value)));

/** What is wrong with a segment's criteria; paths begin with `criteria`. Everything that conditions are checked for elsewhere, and what has no place in a segment. */
export const criteriaIssues = (criteria: Condition): Issue[] => {
  const place = (path: (string | number)[]) => ['criteria', ...path];
  const definition = { ...emptyDefinition(), entry: { reentry: { kind: 'once' }, filter: criteria } };
  const general = checkDefinition(definition, { catalog: { actions: [] } }).issues.filter(
    ({ path }) => path[0] === 'entry' && path[1] === 'filter',
  );
  const issues: Issue[] = general.map((issue) => ({ ...issue, path: place(issue.path.slice(2)) }));
  for (const { path, condition } of placedWithin({ path: [], condition: criteria })) {
    const message = asksTrigger(condition) ? 'A segment has no trigger to compare with.' : outOfPlace(condition);
    if (message) issues.push({ path: place(path), severity: 'completeness', message });
  }
  return issues;
};
