import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { consentPage } from '../../consent/consent-page.js';
import { ConsentForm } from '../../consent/ConsentForm.js';
import { TrackingCard } from '../../consent/TrackingCard.js';
import '../../limits/limits.css';
import { runtimeOf } from '../../runtime/runtime.js';
import { mayCall } from '../parts/gate.js';
import { readersPage } from '../parts/readers-page.js';
import { When } from '../parts/When.js';
import { Zone } from '../parts/Zone.js';

/** *E-mail consent*: who gets marketing e-mail, and about which topics. */
export const ConsentView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const path = formatAdminURL({ adminRoute: req.payload.config.routes.admin, path: '/consent' });
  const change = await mayCall(req, 'POST /consent');
  const runtime = runtimeOf(req.payload);
  return readersPage({
    view,
    route: 'GET /consent',
    list: { path: '/consent', label: 'E-mail consent' },
    here: path,
    failed: 'The settings cannot be shown',
    read: async (engine) => {
      const { values, changed } = await engine.settings.get();
      const tracking = { value: values.tracking, rev: changed.tracking?.rev ?? 0 };
      return { data: await consentPage(engine, runtime), tracking };
    },
    children: ({ data, tracking }) => (
      <>
        <div className="whenthen-head">
          <h1>E-mail consent</h1>
          <span className="whenthen-quiet">
            {data.changed ? (
              <>
                Changed last by {data.changed.by}, <When at={data.changed.at} runtime={runtime} />
              </>
            ) : (
              'Nobody has changed this yet.'
            )}
          </span>
        </div>
        <ConsentForm change={change} data={data} key={data.rev} />
        <TrackingCard change={change} read={tracking} />
        {data.changed && <Zone runtime={runtime} />}
      </>
    ),
  });
};
