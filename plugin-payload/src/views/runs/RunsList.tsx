import type { Engine, Page, RunView, WorkflowView } from '@whenthen/core';
import { Link } from '@payloadcms/ui';
import { withoutAddress } from '../../access/without-people.js';
import type { Runtime } from '../../runtime/runtime.js';
import { FuseNotice } from '../../steer/FuseNotice.js';
import { SteerEveryone } from '../../steer/SteerEveryone.js';
import { Notice } from '../parts/Notice.js';
import { PageLinks } from '../parts/PageLinks.js';
import {
  atStep,
  runFilter,
  runFilters,
  runQuery,
  textParam,
  withQuery,
  type AtStep,
  type RunFilter,
  type SearchParams,
} from '../parts/query.js';
import { RunTable } from '../parts/RunTable.js';
import { nameOfStep, stepWords } from '../parts/step-words.js';
import { momentWords } from '../parts/When.js';

const PAGE = 50;

/** What is read about who is or was inside a workflow. */
export interface Inside {
  workflow: WorkflowView | null;
  page: Page<RunView>;
  words: (run: RunView) => string;
  filter: RunFilter;
  /** Only who waits at this step is shown, which is called so. */
  at: (AtStep & { name: string }) | undefined;
  after: string | undefined;
}

export const readInside = async (engine: Engine, id: string, params: SearchParams): Promise<Inside> => {
  const filter = runFilter(params);
  const after = textParam(params, 'after');
  const at = atStep(params);
  const show = at ? { ...at, state: 'waiting' as const } : runQuery(filter);
  const page = await engine.runs.list({ workflow: id, ...show, ...(after && { after }), limit: PAGE });
  const [words, workflow] = await Promise.all([stepWords(engine, page.items), engine.workflows.get(id)]);
  const name = at && (await nameOfStep(engine, id, at.version ?? workflow?.version ?? 1, at.step));
  return { workflow, page, words, filter, at: at && { ...at, name: name ?? 'a step that is not there' }, after };
};

interface RunsListProps {
  inside: Inside;
  runtime: Runtime;
  /** Address of what needs attention. */
  attention: string;
  /** Address of this page, and what its query says besides. */
  path: string;
  query?: Record<string, string>;
  /** Address of a run's page. */
  href: (run: RunView) => string;
  /** May whoever looks see who they are? */
  people: boolean;
  /** May whoever looks freeze, stop and add people? */
  steer: boolean;
}

/** Who is or was inside, where they stand and how it ended, with what can be done about everybody. */
export const RunsList = ({ inside, runtime, attention, path, query = {}, href, people, steer }: RunsListProps) => {
  const { workflow, page, words, filter, at, after } = inside;
  const here = at
    ? { step: at.step, version: at.version?.toString() }
    : { show: filter === 'all' ? undefined : filter };
  return (
    <>
      {steer && workflow && (
        <FuseNotice
          fuse={workflow.fuse}
          since={momentWords(workflow.fuse.pausedSince, runtime)}
          until={momentWords(workflow.fuse.open?.until, runtime)}
          workflow={workflow.id}
        />
      )}
      {steer && workflow && workflow.version !== null && (
        <SteerEveryone
          byHand={workflow.byHand}
          frozen={workflow.frozen}
          leftOut={workflow.leftOut}
          waiting={workflow.counts.waiting}
          workflow={workflow.id}
        />
      )}
      {workflow && workflow.attention > 0 && (
        <p data-needs={workflow.attention}>
          <Link href={withQuery(attention, { workflow: workflow.id })} prefetch={false}>
            {workflow.attention === 1
              ? '1 action needs attention'
              : `${workflow.attention.toLocaleString('en')} actions need attention`}
          </Link>
        </p>
      )}
      <ul aria-label="Show" className="whenthen-filter">
        {runFilters.map(({ value, label }) => (
          <li key={value}>
            <Link
              prefetch={false}
              aria-current={value === filter && !at ? 'true' : undefined}
              href={withQuery(path, { ...query, show: value === 'all' ? undefined : value })}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
      {at && (
        <p className="whenthen-at-step">
          Waiting at <strong>{at.name}</strong>
          {at.version !== undefined && ` of version ${at.version}`}.{' '}
          <Link href={withQuery(path, { ...query, show: 'inside' })} prefetch={false}>
            Show everybody inside
          </Link>
        </p>
      )}
      {page.items.length === 0 ? (
        <Notice title={filter === 'all' && !at ? 'Nobody has entered yet' : 'Nobody here'}>
          {filter === 'all' && !at
            ? 'People appear here as soon as they enter.'
            : 'No run matches this. Choose “All” to see the others.'}
        </Notice>
      ) : (
        <RunTable
          attention={attention}
          by="person"
          href={people ? href : null}
          runs={people ? page.items : page.items.map(withoutAddress)}
          runtime={runtime}
          steer={steer && page.items.some((run) => run.state === 'waiting')}
          words={words}
        />
      )}
      <PageLinks after={after} next={page.next} path={path} query={{ ...query, ...here }} />
    </>
  );
};
