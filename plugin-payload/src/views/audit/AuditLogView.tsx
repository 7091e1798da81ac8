import { auditActions, auditKinds, type AuditAction, type AuditKind } from '@whenthen/core/definition';
import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { runtimeOf } from '../../runtime/runtime.js';
import { Notice } from '../parts/Notice.js';
import { PageLinks } from '../parts/PageLinks.js';
import { textParam } from '../parts/query.js';
import { readersPage } from '../parts/readers-page.js';
import { Zone } from '../parts/Zone.js';
import { AuditFilter } from './AuditFilter.js';
import { AuditTable } from './AuditTable.js';
import { choiceWords, dayOf, kindWords, sectionOf } from './words.js';

const PAGE = 50;
const PATH = '/audit-log';

/** Things that have a page of their own here, by what they are. */
const PAGES: Partial<Record<AuditKind, `/${string}`>> = { person: '/people', message: '/messages' };

const known = <K extends string>(table: Record<K, string>, value: string | undefined): K | undefined =>
  value !== undefined && Object.hasOwn(table, value) ? (value as K) : undefined;

/** Who did what, for those who may do it. */
export const AuditLogView = (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const { payload } = req;
  const { admin: adminRoute } = payload.config.routes;
  const path = formatAdminURL({ adminRoute, path: PATH });
  const [by, thing, since, until, after] = ['by', 'thing', 'since', 'until', 'after'].map((name) =>
    textParam(view.searchParams, name),
  );
  const what: AuditAction | undefined = known(auditActions, textParam(view.searchParams, 'what'));
  const kind: AuditKind | undefined = known(auditKinds, textParam(view.searchParams, 'kind'));
  const [from, to] = [dayOf(since, 'start'), dayOf(until, 'end')];
  const chosen = { by, what, kind, thing: kind && thing, since, until };
  const filtered = Object.values(chosen).some((value) => value !== undefined);
  return readersPage({
    view,
    route: 'GET /audit',
    list: { path: PATH, label: 'Audit log' },
    here: path,
    failed: 'The audit log cannot be shown',
    read: async (engine) => {
      const [page, kinds] = await Promise.all([
        engine.audit.list({
          ...(by && { by }),
          ...(what && { what }),
          ...(kind && { kind }),
          ...(kind && thing && { thing }),
          ...(from && { since: from }),
          ...(to && { until: to }),
          ...(after && { after }),
          limit: PAGE,
        }),
        engine.audit.kinds(),
      ]);
      return { page, kinds };
    },
    children: (data) => (
      <>
        <div className="whenthen-head">
          <h1>Audit log</h1>
          <span className="whenthen-quiet">Who did what with workflows, people and sending.</span>
        </div>
        <AuditFilter
          choices={[
            {
              name: 'by',
              label: 'Who',
              value: by,
              any: 'Anybody',
              options: data.kinds.by.map((value) => ({ value, label: value })),
            },
            {
              name: 'what',
              label: 'What',
              value: what,
              any: 'Any action',
              options: data.kinds.what.map((value) => ({ value, label: choiceWords(value) })),
            },
            {
              name: 'kind',
              label: 'Kind of thing',
              value: kind,
              any: 'Any thing',
              options: Object.keys(auditKinds).map((value) => ({ value, label: kindWords(value) })),
            },
          ]}
          path={path}
          since={since}
          until={until}
        />
        {data.page.items.length === 0 ? (
          <Notice title={filtered ? 'No entry matches this' : 'Nothing so far'}>
            {filtered
              ? 'Choose “Show all” to see the others.'
              : 'An entry appears when somebody publishes, activates, freezes, stops, imports, exports or decides something.'}
          </Notice>
        ) : (
          <AuditTable
            entries={data.page.items}
            href={({ on }) => {
              const section = sectionOf(on.kind, on.id);
              if (section) return formatAdminURL({ adminRoute, path: section.page });
              const page = PAGES[on.kind];
              return page && formatAdminURL({ adminRoute, path: `${page}/${encodeURIComponent(on.id)}` });
            }}
            runtime={runtimeOf(payload)}
          />
        )}
        <PageLinks after={after} next={data.page.next} path={path} query={chosen} />
        <Zone runtime={runtimeOf(payload)} />
      </>
    ),
  });
};
