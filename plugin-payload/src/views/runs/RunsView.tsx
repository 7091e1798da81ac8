import { Link } from '@payloadcms/ui';
import type { DocumentViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime.js';
import { SteerEveryone } from '../../steer/SteerEveryone.js';
import { find, mayOperate, mayRead } from '../parts/gate.js';
import { NotAllowed, Notice } from '../parts/Notice.js';
import { PageLinks } from '../parts/PageLinks.js';
import { runFilter, runFilters, runQuery, textParam, withQuery } from '../parts/query.js';
import { RunTable } from '../parts/RunTable.js';
import { stepWords } from '../parts/stepWords.js';
import { TabPage } from '../parts/TabPage.js';

const PAGE = 50;

/** The tab *Runs* of a workflow: who is or was inside, where they stand, and how it ended. */
export const RunsView = async (view: DocumentViewServerProps) => {
  const { doc, initPageResult, searchParams } = view;
  const { req } = initPageResult;
  if (!(await mayRead(req)))
    return (
      <TabPage view={view}>
        <NotAllowed />
      </TabPage>
    );
  const runtime = runtimeOf(req.payload);
  const id = String(doc.id);
  const steer = await mayOperate(req);
  const filter = runFilter(searchParams);
  const after = textParam(searchParams, 'after');
  const found = await find(req, async (engine) => {
    const page = await engine.runs.list({ workflow: id, ...runQuery(filter), ...(after && { after }), limit: PAGE });
    const [words, workflow] = await Promise.all([stepWords(engine, page.items), engine.workflows.get(id)]);
    return { page, words, workflow };
  });
  const path = formatAdminURL({
    adminRoute: req.payload.config.routes.admin,
    path: `/collections/${runtime.slugs.workflows}/${id}/runs`,
  });
  const show = filter === 'all' ? undefined : filter;
  return (
    <TabPage view={view}>
      <div className="whenthen-head">
        <h2>Runs</h2>
        <span className="whenthen-quiet">Each is one person’s passage through this workflow, newest first.</span>
      </div>
      {steer && 'data' in found && found.data.workflow && found.data.workflow.version !== null && (
        <SteerEveryone
          frozen={found.data.workflow.frozen}
          leftOut={found.data.workflow.leftOut}
          waiting={found.data.workflow.counts.waiting}
          workflow={id}
        />
      )}
      <ul aria-label="Show" className="whenthen-filter">
        {runFilters.map(({ value, label }) => (
          <li key={value}>
            <Link
              prefetch={false}
              aria-current={value === filter ? 'true' : undefined}
              href={withQuery(path, { show: value === 'all' ? undefined : value })}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
      {'failed' in found ? (
        <Notice bad title="The runs cannot be shown">
          {found.failed}
        </Notice>
      ) : found.data.page.items.length === 0 ? (
        <Notice title={filter === 'all' ? 'Nobody has entered yet' : 'Nobody here'}>
          {filter === 'all'
            ? 'Publish and activate the workflow; people appear here as soon as its trigger happens.'
            : 'No run matches this. Choose “All” to see the others.'}
        </Notice>
      ) : (
        <RunTable
          by="person"
          href={(run) => `${path}/${run.id}`}
          runs={found.data.page.items}
          runtime={runtime}
          steer={steer && found.data.page.items.some((run) => run.state === 'waiting')}
          words={found.data.words}
        />
      )}
      {'data' in found && <PageLinks after={after} next={found.data.page.next} path={path} query={{ show }} />}
    </TabPage>
  );
};
