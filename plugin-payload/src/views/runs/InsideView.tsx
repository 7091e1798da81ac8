import { sequenceOf } from '@whenthen/core/definition';
import { redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime/runtime.js';
import { StatusOfCode } from '../../status/StatusOfCode.js';
import { StatusPill } from '../../status/StatusPill.js';
import { gateOf } from '../parts/gate.js';
import { Notice } from '../parts/Notice.js';
import { textParam } from '../parts/query.js';
import { readersPage } from '../parts/readers-page.js';
import { Zone } from '../parts/Zone.js';
import { hasDocument, insideHref, runHref, runsOfDocument } from './places.js';
import { readInside, RunsList } from './RunsList.js';

/** A workflow that is written in code: its status and who is inside. One with a document is shown there. */
export const InsideView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const runtime = runtimeOf(req.payload);
  const { admin: adminRoute } = req.payload.config.routes;
  const id = textParam(view.searchParams, 'workflow') ?? '';
  const may = await gateOf(req);
  const steer = may('POST /runs/:id/stop');
  return readersPage({
    view,
    route: 'GET /runs',
    list: { path: '/in-code', label: 'Workflows in code' },
    here: insideHref(adminRoute, id),
    failed: 'This workflow cannot be shown',
    read: (engine) => readInside(engine, id, view.searchParams),
    title: ({ workflow }) => workflow?.name ?? 'Workflow',
    children: (inside) => {
      const { workflow } = inside;
      if (!workflow) return <Notice title="There is no such workflow" />;
      if (hasDocument(workflow)) redirect(runsOfDocument(runtime, adminRoute, id));
      return (
        <>
          <div className="whenthen-head">
            <h1>{workflow.name}</h1>
            {steer && sequenceOf(id) === undefined ? (
              <StatusOfCode workflow={id} />
            ) : (
              <StatusPill frozen={workflow.frozen} status={workflow.status} />
            )}
          </div>
          <p className="whenthen-quiet whenthen-lead">
            Its steps are written in code by your developers, and are changed there. Here you say whether it takes
            people in, and see who is inside.
          </p>
          <RunsList
            attention={formatAdminURL({ adminRoute, path: '/attention' })}
            href={(run) => runHref(adminRoute, run.id)}
            inside={inside}
            path={formatAdminURL({ adminRoute, path: '/inside' })}
            query={{ workflow: id }}
            runtime={runtime}
            people={may('GET /runs/:id')}
            steer={steer}
          />
          <Zone runtime={runtime} />
        </>
      );
    },
  });
};
