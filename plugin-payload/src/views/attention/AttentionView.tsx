import type { AttentionGroupView, AttentionQuery } from '@whenthen/core';
import { Link, Pill } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { withoutAddress } from '../../access/without-people.js';
import '../../attention/attention.css';
import { AttentionList } from '../../attention/AttentionList.js';
import { Decide } from '../../attention/Decide.js';
import { Decisions } from '../../attention/Decisions.js';
import { actions, isKind, kindWords } from '../../attention/words.js';
import { runtimeOf, type Runtime } from '../../runtime/runtime.js';
import { gateOf } from '../parts/gate.js';
import { Notice } from '../parts/Notice.js';
import { PageLinks } from '../parts/PageLinks.js';
import { textParam, withQuery } from '../parts/query.js';
import { readersPage } from '../parts/readers-page.js';
import { When } from '../parts/When.js';
import { Zone } from '../parts/Zone.js';
import { runHref } from '../runs/places.js';

const PAGE = 50;
const FILTERS = ['workflow', 'action', 'kind', 'cause', 'person', 'run'] as const;

const filterOf = ({ workflow, action, kind, cause }: AttentionGroupView): AttentionQuery => ({
  ...{ workflow: workflow.id, action: action.type, kind, cause },
});

const Groups = ({
  groups,
  operate,
  path,
  runtime,
}: {
  groups: AttentionGroupView[];
  operate: boolean;
  path: string;
  runtime: Runtime;
}) => (
  <ul className="whenthen-groups">
    {groups.map((group) => {
      const { workflow, action, kind, cause, count, first, last } = group;
      const filter = filterOf(group);
      return (
        <li className="whenthen-card" data-group={`${workflow.id} ${action.type} ${kind}`} key={JSON.stringify(filter)}>
          <div>
            <strong>{cause}</strong>{' '}
            <Pill pillStyle={kindWords[kind].style} size="small">
              {kindWords[kind].label}
            </Pill>
            <p>
              <Link href={withQuery(path, filter as Record<string, string>)} prefetch={false}>
                {count.toLocaleString('en')} × {action.title}
              </Link>{' '}
              in “{workflow.name}”, <When at={first} runtime={runtime} />
              {first !== last && (
                <>
                  {' '}
                  to <When at={last} runtime={runtime} />
                </>
              )}
            </p>
            <p className="whenthen-quiet">{kindWords[kind].advice}</p>
          </div>
          {operate && <Decide about={`(${count.toLocaleString('en')})`} choice={{ filter }} kinds={[kind]} />}
        </li>
      );
    })}
  </ul>
);

/** What failed, is held or came too late: by cause, and opened line by line, with what can be done about it. */
export const AttentionView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const { admin: adminRoute } = req.payload.config.routes;
  const runtime = runtimeOf(req.payload);
  const path = formatAdminURL({ adminRoute, path: '/attention' });
  const may = await gateOf(req);
  const operate = may('POST /attention/retry');
  const people = may('GET /people');
  const chosen = Object.fromEntries(FILTERS.map((name) => [name, textParam(view.searchParams, name)]));
  const set = Object.entries(chosen).filter(
    ([name, value]) => value !== undefined && (name !== 'kind' || isKind(value)),
  );
  const filter = Object.fromEntries(set) as AttentionQuery;
  const opened = set.length > 0;
  const after = textParam(view.searchParams, 'after');
  return readersPage({
    view,
    route: 'GET /attention',
    list: { path: '/attention', label: 'Needs attention' },
    here: withQuery(path, chosen),
    failed: 'What needs attention cannot be shown',
    read: async (engine) => ({
      jobs: await engine.attention.jobs(),
      counted: await engine.attention.count(filter),
      ...(opened
        ? { page: await engine.attention.list({ ...filter, ...(after && { after }), limit: PAGE }) }
        : await engine.attention.groups()),
    }),
    children: ({ jobs, counted, ...found }) => (
      <>
        <div className="whenthen-head">
          <h1>Needs attention</h1>
          <span className="whenthen-quiet">
            {counted.count > 0
              ? `${actions(counted.count)} of workflows that were not done, and wait for you.`
              : 'What workflows could not do stands here until somebody decides.'}
          </span>
        </div>
        <Decisions
          first={jobs}
          key={jobs.map(({ id, done, undoable }) => `${id} ${done} ${undoable}`).join()}
          operate={operate}
        />
        {opened && (
          <p>
            <Link href={path} prefetch={false}>
              ← Everything that needs attention
            </Link>
          </p>
        )}
        {counted.count === 0 ? (
          <Notice title="Nothing needs you">
            {opened
              ? 'What was here is done, or somebody has dealt with it.'
              : 'Every e-mail and call was done, or waits for its next attempt by itself.'}
          </Notice>
        ) : 'page' in found ? (
          <>
            {operate && (
              <div className="whenthen-decide-bar">
                <span>All that match:</span>
                <Decide
                  about={`all (${counted.count.toLocaleString('en')})`}
                  choice={{ filter }}
                  kinds={filter.kind ? [filter.kind] : found.page.items.map(({ kind }) => kind)}
                />
              </div>
            )}
            <AttentionList
              operate={operate}
              rows={found.page.items.map((item) => ({
                item: people ? item : withoutAddress(item),
                since: <When at={item.since} runtime={runtime} />,
                hrefs: {
                  person: people ? formatAdminURL({ adminRoute, path: `/people/${item.person.id}` }) : null,
                  run: people ? runHref(adminRoute, item.run) : null,
                  message:
                    people && item.message ? formatAdminURL({ adminRoute, path: `/messages/${item.message}` }) : null,
                },
              }))}
            />
            <PageLinks after={after} next={found.page.next} path={path} query={chosen} />
          </>
        ) : (
          <>
            <Groups groups={found.groups} operate={operate} path={path} runtime={runtime} />
            {found.more && <p className="whenthen-quiet">There are more groups than these 200.</p>}
          </>
        )}
        <Zone runtime={runtime} />
      </>
    ),
  });
};
