import type { DocumentViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime/runtime.js';
import { find, gateOf } from '../parts/gate.js';
import { NotAllowed } from '../parts/NotAllowed.js';
import { Notice } from '../parts/Notice.js';
import { TabPage } from '../parts/TabPage.js';
import { readInside, RunsList } from './RunsList.js';
import { runsOfDocument, workflowOfDocument } from './places.js';

/** The tab *Runs* of a workflow or a sequence: who is or was inside, where they stand, and how it ended. */
export const RunsView = async (view: DocumentViewServerProps) => {
  const { doc, initPageResult, searchParams } = view;
  const { req, collectionConfig } = initPageResult;
  const may = await gateOf(req);
  if (!may('GET /runs'))
    return (
      <TabPage view={view}>
        <NotAllowed req={req} route="GET /runs" />
      </TabPage>
    );
  const runtime = runtimeOf(req.payload);
  const id = workflowOfDocument(runtime, collectionConfig?.slug, doc.id);
  const path = runsOfDocument(runtime, req.payload.config.routes.admin, id);
  const found = await find(req, (engine) => readInside(engine, id, searchParams));
  return (
    <TabPage view={view}>
      <div className="whenthen-head">
        <h2>Runs</h2>
        <span className="whenthen-quiet">Everyone who went through this, newest first.</span>
      </div>
      {'failed' in found ? (
        <Notice bad title="The runs cannot be shown">
          {found.failed}
        </Notice>
      ) : (
        <RunsList
          attention={formatAdminURL({ adminRoute: req.payload.config.routes.admin, path: '/attention' })}
          href={(run) => `${path}/${run.id}`}
          inside={found.data}
          path={path}
          runtime={runtime}
          people={may('GET /runs/:id')}
          steer={may('POST /runs/:id/stop')}
        />
      )}
    </TabPage>
  );
};
