import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime/runtime.js';
import { mayCall } from '../parts/gate.js';
import { readersPage } from '../parts/readers-page.js';
import { Zone } from '../parts/Zone.js';
import { SendingPage } from './SendingPage.js';

const PATH = '/sending';

/** The switch that holds all sending. */
export const SendingView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const runtime = runtimeOf(req.payload);
  const mayDecide = await mayCall(req, 'POST /sending/hold');
  return readersPage({
    view,
    route: 'GET /sending',
    list: { path: PATH, label: 'Sending' },
    here: formatAdminURL({ adminRoute: req.payload.config.routes.admin, path: PATH }),
    failed: 'Whether anything is sent cannot be shown',
    read: (engine) => engine.sending.status(),
    children: (sending) => (
      <>
        <SendingPage mayDecide={mayDecide} runtime={runtime} sending={sending} />
        <Zone runtime={runtime} />
      </>
    ),
  });
};
