import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import '../../limits/limits.css';
import { runtimeOf } from '../../runtime/runtime.js';
import { SendersCard } from '../../senders/SendersCard.js';
import { mayCall } from '../parts/gate.js';
import { readersPage } from '../parts/readers-page.js';

/** *Senders*: whom e-mails are from, by which server they leave, and which e-mails take which. */
export const SendersView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const here = formatAdminURL({ adminRoute: req.payload.config.routes.admin, path: '/senders' });
  const change = await mayCall(req, 'POST /settings/:section');
  const usual = runtimeOf(req.payload).options.engine.mail?.from;
  return readersPage({
    view,
    route: 'GET /settings/:section',
    list: { path: '/senders', label: 'Senders' },
    here,
    failed: 'The senders cannot be shown',
    read: async (engine) => ({ settings: await engine.settings.get(), catalog: await engine.catalog() }),
    children: ({ settings: { values, changed }, catalog: { transports } }) => (
      <>
        <div className="whenthen-head">
          <h1>Senders</h1>
          <span className="whenthen-quiet">
            The default sender is the one that your developers set{usual ? `: ${usual}` : ''}.
          </span>
        </div>
        <SendersCard
          change={change}
          read={{ value: values.senders, rev: changed.senders?.rev ?? 0 }}
          topics={values.consent.topics}
          transports={transports}
        />
      </>
    ),
  });
};
