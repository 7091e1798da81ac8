import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime/runtime.js';
import { mayCall } from '../parts/gate.js';
import { Notice } from '../parts/Notice.js';
import { readersPage } from '../parts/readers-page.js';
import { MessagePage } from './MessagePage.js';

/** One e-mail: to whom, what became of it and why, and what it looks like. */
export const MessageView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const { payload } = req;
  const { admin: adminRoute } = payload.config.routes;
  const segments = view.params?.['segments'];
  const id = Array.isArray(segments) ? (segments[1] ?? '') : '';
  const runtime = runtimeOf(payload);
  const decide = await mayCall(req, 'POST /attention/retry');
  return readersPage({
    view,
    route: 'GET /messages/:id',
    list: { path: '/messages', label: 'Messages' },
    here: formatAdminURL({ adminRoute, path: `/messages/${id}` }),
    failed: 'This message cannot be shown',
    read: async (engine) => {
      const details = await engine.messages.get(id);
      if (!details) return null;
      const template = (await engine.templates.list()).find((t) => t.id === details.message.template);
      return { details, template: template?.name ?? details.message.template };
    },
    title: (found) => found?.details.message.subject ?? 'Message',
    children: (found) =>
      found === null ? (
        <Notice title="There is no such message">It may have been removed after its retention time.</Notice>
      ) : (
        <MessagePage {...found} adminRoute={adminRoute} decide={decide} runtime={runtime} />
      ),
  });
};
