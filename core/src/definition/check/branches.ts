import type { Issue } from '../issue.js';
import { stepExits } from '../step.js';
import type { WorkflowDefinition } from '../workflow.js';
import { issueAt } from './shape.js';

/** Branches of one step that are called the same: the journal and the canvas could not tell them apart. */
export const branchIssues = ({ steps }: WorkflowDefinition): Issue[] => {
  const issues: Issue[] = [];
  for (const [id, step] of Object.entries(steps)) {
    const taken = new Set<string>(step.kind === 'switch' ? ['otherwise'] : []);
    for (const { branch, path } of stepExits(step)) {
      const [list, index] = path;
      if (index === undefined || list === undefined) continue;
      if (taken.has(branch))
        issues.push(
          issueAt(
            'completeness',
            ['steps', id, list, index, 'name'],
            `Another branch of this step is called "${branch}" already. Call it something else.`,
          ),
        );
      taken.add(branch);
    }
  }
  return issues;
};
