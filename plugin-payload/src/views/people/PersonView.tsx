import { redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime/runtime.js';
import { find, gateOf } from '../parts/gate.js';
import { NotAllowed } from '../parts/NotAllowed.js';
import { Notice } from '../parts/Notice.js';
import { Page } from '../parts/Page.js';
import { textParam } from '../parts/query.js';
import { stepWords } from '../parts/step-words.js';
import { loginUrl } from '../parts/login-url.js';
import { PersonPage } from './PersonPage.js';

const TIMELINE_PAGE = 100;
const LIST = 25;

/** One person: profile, timeline over all workflows, runs and messages. */
export const PersonView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const { serverURL = '', routes } = req.payload.config;
  const { admin: adminRoute } = routes;
  const people = formatAdminURL({ adminRoute, path: '/people' });
  const segments = view.params?.['segments'];
  const id = Array.isArray(segments) ? (segments[1] ?? '') : '';
  if (!req.user) redirect(loginUrl(req.payload.config, `${people}/${id}`));
  const crumbs = [{ label: 'People', url: people }];
  const may = await gateOf(req);
  if (!may('GET /people/:id'))
    return (
      <Page crumbs={crumbs} view={view}>
        <NotAllowed req={req} route="GET /people/:id" />
      </Page>
    );
  const after = textParam(view.searchParams, 'after');
  const found = await find(req, async (engine) => {
    const person = await engine.people.get(id);
    if (!person) return null;
    const [timeline, runs, messages, templates, { vocabulary }, consent] = await Promise.all([
      engine.people.timeline(id, { limit: TIMELINE_PAGE, ...(after && { after }) }),
      engine.runs.list({ person: id, limit: LIST }),
      engine.messages.list({ person: id, limit: LIST }),
      engine.templates.list(),
      engine.catalog(),
      engine.consent.of(id),
    ]);
    return {
      person,
      timeline,
      runs: runs.items,
      messages: messages.items,
      templates: new Map(templates.map((t) => [t.id, t.name])),
      vocabulary,
      consent,
      words: await stepWords(engine, runs.items),
    };
  });
  const label = 'data' in found && found.data ? found.data.person.email : 'Person';
  return (
    <Page crumbs={[...crumbs, { label }]} view={view}>
      {'failed' in found ? (
        <Notice bad title="This person cannot be shown">
          {found.failed}
        </Notice>
      ) : found.data === null ? (
        <Notice title="There is no such person" />
      ) : (
        <PersonPage
          {...found.data}
          adminRoute={adminRoute}
          after={after}
          exportUrl={`${serverURL}${routes.api}/whenthen/people/${id}/export`}
          path={`${people}/${id}`}
          people={people}
          runtime={runtimeOf(req.payload)}
          may={{
            change: may('POST /people/:id/consent'),
            erase: may('POST /people/:id/erase'),
            stop: may('POST /runs/:id/stop'),
            decide: may('POST /attention/retry'),
          }}
        />
      )}
    </Page>
  );
};
