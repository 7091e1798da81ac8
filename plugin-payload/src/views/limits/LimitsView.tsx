import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { CapsCard } from '../../limits/CapsCard.js';
import { FuseCard } from '../../limits/FuseCard.js';
import '../../limits/limits.css';
import { QuietHoursCard } from '../../limits/QuietHoursCard.js';
import { mayCall } from '../parts/gate.js';
import { readersPage } from '../parts/readers-page.js';

/** How much goes out to one person, when, and how many may enter a workflow at once: for the whole shop. */
export const LimitsView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const here = formatAdminURL({ adminRoute: req.payload.config.routes.admin, path: '/sending-limits' });
  const change = await mayCall(req, 'POST /settings/:section');
  return readersPage({
    view,
    route: 'GET /settings/:section',
    list: { path: '/sending-limits', label: 'Sending limits' },
    here,
    failed: 'The sending limits cannot be shown',
    read: (engine) => engine.settings.get(),
    children: ({ values, changed }) => {
      const revOf = (section: 'caps' | 'quietHours' | 'fuse') => changed[section]?.rev ?? 0;
      return (
        <>
          <div className="whenthen-head">
            <h1>Sending limits</h1>
            <span className="whenthen-quiet">For all workflows and sequences. Nothing that is put off gets lost.</span>
          </div>
          <CapsCard change={change} read={{ value: values.caps, rev: revOf('caps') }} topics={values.consent.topics} />
          <QuietHoursCard change={change} read={{ value: values.quietHours, rev: revOf('quietHours') }} />
          <FuseCard change={change} read={{ value: values.fuse, rev: revOf('fuse') }} />
        </>
      );
    },
  });
};
