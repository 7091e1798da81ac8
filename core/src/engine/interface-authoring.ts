import { createBackfillApi } from '../backfills/commands.js';
import { createSegmentCommands } from '../segments/commands.js';
import { createSequenceCommands } from '../sequences/commands.js';
import { createTemplateCommands } from '../templates/publish.js';
import { addPeople } from '../workflows/add-people.js';
import { createFreezing } from '../workflows/freeze.js';
import { createFuse } from '../workflows/fuse.js';
import { createLeftOut } from '../workflows/left-out.js';
import { createWorkflowCommands } from '../workflows/publish.js';
import { createWorkflowQueries } from '../workflows/queries.js';
import { createRunQueries } from '../runs/queries.js';
import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';

/** What is authored and published, and who passes through it. */
export const authoringOf = ({
  calls,
  renderer,
}: Pick<Assembled, 'calls' | 'renderer'>): Pick<
  Engine,
  'workflows' | 'sequences' | 'backfills' | 'segments' | 'templates' | 'runs' | 'catalog'
> => {
  const { stop, ...freezing } = createFreezing(calls);
  return {
    workflows: {
      ...createWorkflowCommands(calls),
      ...createWorkflowQueries(calls),
      addPeople: (id, people) => addPeople(calls, id, people),
      ...createLeftOut(calls),
      ...createFuse(calls),
      ...freezing,
    },
    sequences: createSequenceCommands(calls),
    backfills: createBackfillApi(calls),
    segments: createSegmentCommands(calls),
    templates: createTemplateCommands(calls, renderer),
    runs: { ...createRunQueries(calls), stop },
    catalog: () => calls.extensions.all(),
  };
};
