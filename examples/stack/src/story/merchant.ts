import type { WorkflowView } from '@whenthen/core';
import type { Duration, WorkflowDefinition } from '@whenthen/core/definition';
import type { CmsSeed } from '../services/cms.js';
import { readerOverCms, type StoryReader } from './reader.js';
import { restClient, type Rest } from './rest.js';

/** A workflow as it stands in the CMS, in its newest state, published or not. */
export interface WorkflowDocument {
  name: string;
  definition: WorkflowDefinition;
}

/** Somebody who is logged in to the CMS, and does there over its API what the admin's pages do. */
export interface Merchant {
  /** Opens the seeded workflow. */
  openWorkflow(): Promise<WorkflowDocument>;
  /** Changes how long a delay lasts, and saves that as a draft. @throws Error when the step is no delay for a duration. */
  changeWait(step: string, duration: Duration): Promise<void>;
  /** Publishes what was saved last. @returns the version that new entries get from now on. */
  publish(): Promise<number>;
  setStatus(status: 'active' | 'paused' | 'archived'): Promise<WorkflowView>;
  /** Status and numbers of the workflow. */
  summary(): Promise<WorkflowView | null>;
  /** Calls the CMS' API, logged in. */
  rest: Rest;
  /** Looks into people and runs. */
  reader: StoryReader;
}

/** Logs in to a CMS that was seeded. */
export async function logIn({ url, seed }: { url: string; seed: CmsSeed }): Promise<Merchant> {
  const { email, password, workflowId } = seed;
  const { token } = await restClient(url)<{ token: string }>('POST', '/api/users/login', { email, password });
  const rest = restClient(url, { authorization: `JWT ${token}` });
  const document = `/api/workflows/${workflowId}`;
  const engineSide = `/api/whenthen/workflows/${workflowId}`;
  const openWorkflow = () => rest<WorkflowDocument>('GET', `${document}?draft=true&depth=0`);
  const summary = async () => (await rest<{ workflow: WorkflowView | null }>('GET', `${engineSide}/summary`)).workflow;

  return {
    openWorkflow,
    async changeWait(step, duration) {
      const { definition } = await openWorkflow();
      const changed = withWait(definition, step, duration);
      await rest('PATCH', `${document}?draft=true`, { definition: changed, _status: 'draft' });
    },
    async publish() {
      const { definition } = await openWorkflow();
      await rest('PATCH', document, { definition, _status: 'published' });
      const version = (await summary())?.version;
      if (version === null || version === undefined)
        throw new Error('The workflow was published, and yet the engine has no version of it.');
      return version;
    },
    async setStatus(status) {
      return (await rest<{ workflow: WorkflowView }>('POST', `${engineSide}/status`, { status })).workflow;
    },
    summary,
    rest,
    reader: readerOverCms(rest),
  };
}

function withWait(definition: WorkflowDefinition, id: string, duration: Duration): WorkflowDefinition {
  const step = definition.steps[id];
  if (step?.kind !== 'delay' || step.delay.kind !== 'for')
    throw new Error(`The step "${id}" is no delay for a duration.`);
  return { ...definition, steps: { ...definition.steps, [id]: { ...step, delay: { kind: 'for', duration } } } };
}
