import { criteriaLookBack, lookBackIssues, type KeptEvents } from '../definition/check/index.js';
import { sequenceOf } from '../definition/sequence-workflow.js';
import type { Stores } from '../model/stores.js';
import type { WorkflowRecord } from '../model/workflow.js';
import type { LooksBack } from './api.js';

type Looked = Pick<Stores, 'segments' | 'workflows'>;

const ofWorkflow = async ({ workflows }: Looked, { _id, name, version }: WorkflowRecord, kept: KeptEvents) => {
  const published = version === null ? null : await workflows.version(_id, version);
  const sequence = sequenceOf(_id);
  const messages = published ? lookBackIssues(published.definition, kept).map((issue) => issue.message) : [];
  return { kind: sequence === undefined ? 'workflow' : 'sequence', id: sequence ?? _id, name, messages } as const;
};

/** What is published and looks further back than events would be kept; what is archived asks nothing any more. */
export const whatLooksBack = async (store: Looked, kept: KeptEvents): Promise<LooksBack[]> => {
  if (kept.days === null) return [];
  const all = [...(await store.workflows.all()), ...(await store.workflows.all('sequence'))];
  const open = all.filter(({ status }) => status !== 'archived');
  const workflows = await Promise.all(open.map((workflow) => ofWorkflow(store, workflow, kept)));
  const segments = (await store.segments.all())
    .filter(({ status }) => status !== 'archived')
    .map(({ _id, name, criteria }) => ({
      ...{ kind: 'segment' as const, id: _id, name },
      messages: criteriaLookBack(criteria, kept).map((issue) => issue.message),
    }));
  return [...workflows, ...segments].filter(({ messages }) => messages.length > 0);
};
