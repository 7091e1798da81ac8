import { Link } from '@payloadcms/ui';
import { redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { runtimeOf } from '../../runtime/runtime.js';
import { textParam } from '../parts/query.js';
import { readersPage } from '../parts/readers-page.js';
import { Zone } from '../parts/Zone.js';
import { hasDocument, insideHref, runHref, runsOfDocument } from './places.js';
import { readRun, RunDetails } from './RunDetails.js';

/** One run of a workflow that is written in code. One of a document's is shown there. */
export const InsideRunView = (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const runtime = runtimeOf(req.payload);
  const { admin: adminRoute } = req.payload.config.routes;
  const id = textParam(view.searchParams, 'run') ?? '';
  return readersPage({
    view,
    route: 'GET /runs/:id',
    list: { path: '/in-code', label: 'Workflows in code' },
    here: runHref(adminRoute, id),
    failed: 'This run cannot be shown',
    read: async (engine) => {
      const run = await readRun(engine, id);
      return { run, workflow: run && (await engine.workflows.get(run.run.workflow.id)) };
    },
    title: ({ run }) => run?.run.workflow.name ?? 'Run',
    children: ({ run, workflow }) => {
      if (run && hasDocument(workflow)) redirect(`${runsOfDocument(runtime, adminRoute, run.run.workflow.id)}/${id}`);
      return (
        <>
          {run && (
            <p>
              <Link prefetch={false} href={insideHref(adminRoute, run.run.workflow.id)}>
                ← All runs of “{run.run.workflow.name}”
              </Link>
            </p>
          )}
          <RunDetails adminRoute={adminRoute} found={run} runtime={runtime} />
          <Zone runtime={runtime} />
        </>
      );
    },
  });
};
