import { Link } from '@payloadcms/ui';
import type { DocumentViewServerProps } from 'payload';
import { runtimeOf } from '../../runtime/runtime.js';
import { find, mayCall } from '../parts/gate.js';
import { NotAllowed } from '../parts/NotAllowed.js';
import { Notice } from '../parts/Notice.js';
import { TabPage } from '../parts/TabPage.js';
import { runsOfDocument, workflowOfDocument } from './places.js';
import { readRun, RunDetails } from './RunDetails.js';

/** One run of a workflow or a sequence, below the tab of its document. */
export const RunView = async (view: DocumentViewServerProps) => {
  const { doc, initPageResult, routeSegments } = view;
  const { req, collectionConfig } = initPageResult;
  if (!(await mayCall(req, 'GET /runs/:id')))
    return (
      <TabPage view={view}>
        <NotAllowed req={req} route="GET /runs/:id" />
      </TabPage>
    );
  const runtime = runtimeOf(req.payload);
  const adminRoute = req.payload.config.routes.admin;
  const workflow = workflowOfDocument(runtime, collectionConfig?.slug, doc.id);
  const found = await find(req, async (engine) => {
    // collections / slug / document / runs / run
    const run = await readRun(engine, routeSegments[4] ?? '');
    return run?.run.workflow.id === workflow ? run : null;
  });
  return (
    <TabPage view={view}>
      <p>
        <Link prefetch={false} href={runsOfDocument(runtime, adminRoute, workflow)}>
          ← All runs
        </Link>
      </p>
      {'failed' in found ? (
        <Notice bad title="This run cannot be shown">
          {found.failed}
        </Notice>
      ) : (
        <RunDetails adminRoute={adminRoute} found={found.data} runtime={runtime} />
      )}
    </TabPage>
  );
};
