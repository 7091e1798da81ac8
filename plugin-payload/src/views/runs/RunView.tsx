import { Link } from '@payloadcms/ui';
import type { DocumentViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime.js';
import { find, mayRead } from '../parts/gate.js';
import { NotAllowed, Notice } from '../parts/Notice.js';
import { RunPill } from '../parts/RunPill.js';
import { Story } from '../parts/Story.js';
import { stepWords } from '../parts/stepWords.js';
import { TabPage } from '../parts/TabPage.js';
import { When } from '../parts/When.js';

/** One run: the version it is on, and what happened step by step, with the values that each decision saw. */
export const RunView = async (view: DocumentViewServerProps) => {
  const { doc, initPageResult, routeSegments } = view;
  const { req } = initPageResult;
  if (!(await mayRead(req)))
    return (
      <TabPage view={view}>
        <NotAllowed />
      </TabPage>
    );
  const runtime = runtimeOf(req.payload);
  const { locale, timeZone } = runtime.options.engine;
  const { admin: adminRoute } = req.payload.config.routes;
  const runs = formatAdminURL({ adminRoute, path: `/collections/${runtime.slugs.workflows}/${String(doc.id)}/runs` });
  // collections / slug / document / runs / run
  const id = routeSegments[4] ?? '';
  const found = await find(req, async (engine) => {
    const explained = await engine.runs.explain(id);
    if (!explained || explained.run.workflow.id !== String(doc.id)) return null;
    return { ...explained, words: await stepWords(engine, [explained.run]) };
  });
  return (
    <TabPage view={view}>
      <p>
        <Link prefetch={false} href={runs}>
          ← All runs
        </Link>
      </p>
      {'failed' in found ? (
        <Notice bad title="This run cannot be shown">
          {found.failed}
        </Notice>
      ) : found.data === null ? (
        <Notice title="There is no such run">It may have been removed after its retention time.</Notice>
      ) : (
        <>
          <div className="whenthen-head">
            <h2>
              <Link prefetch={false} href={formatAdminURL({ adminRoute, path: `/people/${found.data.run.person.id}` })}>
                {found.data.run.person.email}
              </Link>
            </h2>
            <RunPill outcome={found.data.run.outcome} />
          </div>
          <dl className="whenthen-facts whenthen-card">
            <dt>{found.data.run.state === 'ended' ? 'Reason' : 'Stands at'}</dt>
            <dd>{found.data.words(found.data.run)}</dd>
            <dt>Version</dt>
            <dd>{found.data.run.workflow.version}</dd>
            {found.data.run.instance && (
              <>
                <dt>Instance</dt>
                <dd>{found.data.run.instance}</dd>
              </>
            )}
            <dt>Entered</dt>
            <dd>
              <When at={found.data.run.enteredAt} runtime={runtime} />
            </dd>
            <dt>Next wake</dt>
            <dd>
              <When at={found.data.run.wakeAt} runtime={runtime} />
            </dd>
            <dt>Ended</dt>
            <dd>
              <When at={found.data.run.endedAt} runtime={runtime} />
            </dd>
          </dl>
          <h2>What happened, and why</h2>
          <Story entries={found.data.timeline} locale={locale} timeZone={timeZone} />
        </>
      )}
    </TabPage>
  );
};
