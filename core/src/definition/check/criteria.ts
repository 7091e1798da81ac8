import { emptyCatalog } from '../catalog.js';
import { condition, isReference, type Condition } from '../condition.js';
import type { Issue } from '../issue.js';
import { jsonFault } from '../json/json-fault.js';
import { emptyDefinition } from '../workflow.js';
import { placedWithin } from './conditions.js';
import { checkDefinition } from './index.js';
import { issueAt, shapeIssues } from './shape.js';

/** What a segment cannot ask about, since nobody has entered anything when it is looked at. */
const outOfPlace = (c: Condition): string | undefined => {
  switch (c.kind) {
    case 'in_segment':
      return 'A segment cannot ask about another segment. Put the criteria of that one here.';
    case 'trigger_property':
    case 'cart':
      return 'A segment has no trigger. Ask about an event or a field instead.';
    case 'email':
    case 'answer':
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

/**
 * What is wrong with a segment's criteria: all that conditions are checked for elsewhere, and what has no place in a
 * segment. Paths begin with `criteria`.
 */
export const criteriaIssues = (criteria: Condition): Issue[] => {
  const place = (path: (string | number)[]) => ['criteria', ...path];
  const definition = { ...emptyDefinition(), entry: { reentry: { kind: 'once' }, filter: criteria } };
  const general = checkDefinition(definition, { catalog: emptyCatalog }).issues.filter(
    ({ path }) => path[0] === 'entry' && path[1] === 'filter',
  );
  const issues: Issue[] = general.map((issue) => ({ ...issue, path: place(issue.path.slice(2)) }));
  for (const { path, condition } of placedWithin({ path: [], condition: criteria })) {
    const message = asksTrigger(condition) ? 'A segment has no trigger to compare with.' : outOfPlace(condition);
    const at = condition.kind === 'event' && condition.since === 'entry' ? [...path, 'since'] : path;
    if (message) issues.push({ path: place(at), severity: 'completeness', message });
  }
  return issues;
};

/** What is wrong with any value that should be a segment's criteria. Paths begin with `criteria`. Never throws. */
export const checkCriteria = (raw: unknown): Issue[] => {
  const fault = jsonFault(raw, { absent: true });
  if (fault) return [issueAt('structure', ['criteria', ...fault.path], `This ${fault.message}.`)];
  const read = condition.safeParse(raw);
  return read.success ? criteriaIssues(read.data) : shapeIssues(read.error, 'structure', ['criteria']);
};
