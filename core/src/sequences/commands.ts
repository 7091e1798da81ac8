import { z } from 'zod';
import { byText, read, readId } from '../kernel/input.js';
import { sequenceOf, sequenceWorkflow } from '../definition/sequence-workflow.js';
import { compileSequence } from './compile.js';
import { isFault } from '../definition/issue.js';
import { runCounts } from '../retention/counted.js';
import { sequenceContent } from './sequence.js';
import type { WorkflowRecord } from '../model/workflow.js';
import { addPeople, readAddPeople } from '../workflows/add-people.js';
import { claimOrigin, originText } from '../model/operation/origin.js';
import { InvalidDefinitionError, NotFoundError } from '../kernel/errors.js';
import { changeStatus, checkAgainstStore, publishChecked } from '../workflows/publish.js';
import { stopRuns } from '../runs/stop-runs.js';
import type { SequenceView, SequencesApi } from './api.js';
import type { Ports } from '../model/abilities/ports.js';
import type { Asker } from '../extensions/asker.js';
import type { Extensions } from '../extensions/extensions.js';
import type { ActionRegistry } from '../extensions/registry.js';

const publishInput = sequenceContent.extend({
  id: z.string().min(1).max(190),
  by: byText.optional(),
  origin: originText.optional(),
});
const statusInput = z.enum(['active', 'archived'], 'Use one of: active, archived.');
const removeInput = z.array(z.string().min(1).max(200)).min(1, 'name at least one person').max(10_000);

/** An issue of the compiled definition, told in terms of the sequence: `steps.email_2.…` is its second e-mail. */
const inSequence = (path: (string | number)[]): (string | number)[] => {
  const at = /^(?:email|wait)_(\d+)$/.exec(String(path[1]));
  return at ? ['emails', Number(at[1]) - 1, path.at(-1) ?? ''] : path;
};

const viewOf = async (
  { store, versions }: Ports<'versions', 'runs' | 'sums'>,
  w: WorkflowRecord,
): Promise<SequenceView> => {
  const definition = w.version === null ? undefined : (await versions.get(w._id, w.version)).record.definition;
  return {
    id: sequenceOf(w._id) ?? w._id,
    name: w.name,
    status: w.status,
    version: w.version,
    emails: Object.values(definition?.steps ?? {}).filter((step) => step.kind === 'action').length,
    counts: await runCounts(store, w._id),
  };
};

/** Sequences as the API has them. */
export const createSequenceCommands = (
  context: Ports<
    'audit' | 'clock' | 'shop' | 'signals' | 'versions',
    'events' | 'origins' | 'people' | 'runs' | 'secrets' | 'segments' | 'sums' | 'templates' | 'workflows'
  > & { asker: Asker; extensions: Extensions; registry: ActionRegistry },
): SequencesApi => {
  const { store, clock } = context;
  const find = (id: string): Promise<WorkflowRecord | null> => store.workflows.get(sequenceWorkflow(id));
  const mustFind = async (id: string): Promise<WorkflowRecord> => {
    const found = await find(id);
    if (!found) throw new NotFoundError(`The sequence "${id}"`);
    return found;
  };
  return {
    async publish(input) {
      const { id, by, origin, ...content } = read(publishInput, input);
      const { definition, issues } = await checkAgainstStore(context, compileSequence(content));
      if (!definition || issues.some(isFault))
        throw new InvalidDefinitionError(
          issues.filter(isFault).map((issue) => ({ ...issue, path: inSequence(issue.path) })),
          'The sequence',
        );
      const workflow = sequenceWorkflow(id);
      await claimOrigin(context, 'workflow', { id: workflow, name: content.name, origin });
      const isNew = (await store.workflows.get(workflow)) === null;
      const published = await publishChecked(context, {
        id: workflow,
        name: content.name,
        definition,
        layout: {},
        by,
        kind: 'sequence',
      });
      // Nothing starts a sequence by itself: it may take people in as soon as it is there.
      if (isNew) await store.workflows.setStatus(workflow, 'active', new Date(clock.now()));
      return published;
    },

    async setStatus(id, status, by) {
      const [key, wanted] = [readId(id), read(statusInput, status, 'status')];
      const who = read(byText.optional(), by, 'by');
      await changeStatus(context, await mustFind(key), wanted, who);
    },

    async get(id) {
      const found = await find(readId(id));
      return found && viewOf(context, found);
    },

    list: async () => Promise.all((await store.workflows.all('sequence')).map((w) => viewOf(context, w))),

    async addPeople(id, people) {
      const [key, named] = [readId(id), readAddPeople(people)];
      return addPeople(context, (await mustFind(key))._id, named);
    },

    async removePeople(id, people, by) {
      const [key, named] = [readId(id), read(removeInput, people, 'people')];
      const who = read(byText.optional(), by, 'by');
      const { _id, name } = await mustFind(key);
      const removed = await context.audit.note(
        { by: who, what: 'workflow.people_removed', on: { kind: 'sequence', id: key, name } },
        () => stopRuns(context, _id, named, 'Taken out of the sequence by hand'),
        (count) => (count > 0 ? { people: count } : null),
      );
      return { removed };
    },
  };
};
