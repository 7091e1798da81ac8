import type { Engine, Page, RunView, WorkflowView } from '@whenthen/core';
import { Link } from '@payloadcms/ui';
import type { Runtime } from '../../runtime.js';
import { SteerEveryone } from '../../steer/SteerEveryone.js';
import { Notice } from '../parts/Notice.js';
import { PageLinks } from '../parts/PageLinks.js';
import {
  runFilter,
  runFilters,
  runQuery,
  textParam,
  withQuery,
  type RunFilter,
  type SearchParams,
} from '../parts/query.js';
import { RunTable } from '../parts/RunTable.js';
import { stepWords } from '../parts/stepWords.js';

const PAGE = 50;

/** What is read about who is or was inside a workflow. */
export interface Inside {
  workflow: WorkflowView | null;
  page: Page<RunView>;
  words: (run: RunView) => string;
  filter: RunFilter;
  after: string | undefined;
}

export const readInside = async (engine: Engine, id: string, params: SearchParams): Promise<Inside> => {
  const filter = runFilter(params);
  const after = textParam(params, 'after');
  const page = await engine.runs.list({ workflow: id, ...runQuery(filter), ...(after && { after }), limit: PAGE });
  const [words, workflow] = await Promise.all([stepWords(engine, page.items), engine.workflows.get(id)]);
  return { workflow, page, words, filter, after };
};

interface RunsListProps {
  inside: Inside;
  runtime: Runtime;
  /** Address of this page, and what its query says besides. */
  path: string;
  query?: Record<string, string>;
  /** Address of a run's page. */
  href: (run: RunView) => string;
  /** May whoever looks freeze, stop and add people? */
  steer: boolean;
}

/** Who is or was inside, where they stand and how it ended, with what can be done about everybody. */
export const RunsList = ({ inside, runtime, path, query = {}, href, steer }: RunsListProps) => {
  const { workflow, page, words, filter, after } = inside;
  const show = filter === 'all' ? undefined : filter;
  return (
    <>
      {steer && workflow && workflow.version !== null && (
        <SteerEveryone
          byHand={workflow.byHand}
          frozen={workflow.frozen}
          leftOut={workflow.leftOut}
          waiting={workflow.counts.waiting}
          workflow={workflow.id}
        />
      )}
      <ul aria-label="Show" className="whenthen-filter">
        {runFilters.map(({ value, label }) => (
          <li key={value}>
            <Link
              prefetch={false}
              aria-current={value === filter ? 'true' : undefined}
              href={withQuery(path, { ...query, show: value === 'all' ? undefined : value })}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
      {page.items.length === 0 ? (
        <Notice title={filter === 'all' ? 'Nobody has entered yet' : 'Nobody here'}>
          {filter === 'all'
            ? 'People appear here as soon as they enter.'
            : 'No run matches this. Choose “All” to see the others.'}
        </Notice>
      ) : (
        <RunTable
          by="person"
          href={href}
          runs={page.items}
          runtime={runtime}
          steer={steer && page.items.some((run) => run.state === 'waiting')}
          words={words}
        />
      )}
      <PageLinks after={after} next={page.next} path={path} query={{ ...query, show }} />
    </>
  );
};
