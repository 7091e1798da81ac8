import type { Catalog } from '../catalog.js';
import type { Issue } from '../issue.js';
import type { WorkflowDefinition } from '../workflow.js';
import { branchIssues } from './branches.js';
import { ownStepIssues } from './own-steps.js';
import { completenessIssues, cycleIssues, danglingIssues } from './graph.js';
import { lookBackIssues } from './look-back.js';
import { operandIssues } from './operands.js';
import { referenceIssues, type KnownThings } from './references.js';
import { settingIssues } from './settings.js';
import { readDefinition } from './shape.js';
import { untrackedIssues } from './untracked.js';

export { templateSettings, type Known, type KnownThings } from './references.js';
export { placedConditions } from './conditions.js';
export { placedSettings } from './settings.js';
export { reachableSteps } from './graph.js';
export { criteriaLookBack, daysInWords, lookBackIssues, type KeptEvents } from './look-back.js';
export { readDefinition, shapeIssues } from './shape.js';

/** What a definition is checked against. */
export interface CheckContext extends KnownThings {
  catalog: Catalog;
}

/**
 * Checks any value as a workflow definition. `definition` is there when the shape is right (defaults filled in), also
 * when there are issues; a definition may be published when none is a fault (`isFault`), and kept as a draft when none is
 * of severity `structure`. Never throws.
 */
export const checkDefinition = (
  raw: unknown,
  { catalog, ...known }: CheckContext,
): { definition?: WorkflowDefinition; issues: Issue[] } => {
  const { definition, issues } = readDefinition(raw);
  if (!definition) return { issues };
  return {
    definition,
    issues: [
      ...danglingIssues(definition),
      ...cycleIssues(definition),
      ...completenessIssues(definition),
      ...branchIssues(definition),
      ...operandIssues(definition),
      ...ownStepIssues(definition),
      ...settingIssues(definition, catalog),
      ...referenceIssues(definition, catalog, known),
      ...lookBackIssues(definition, known.kept),
      ...untrackedIssues(definition, known),
    ],
  };
};
