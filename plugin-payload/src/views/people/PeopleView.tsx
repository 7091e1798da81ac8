import { Link, Pill } from '@payloadcms/ui';
import { redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { firstSeen } from '../../people/first-seen.js';
import { nameOf } from '../../people/name-of.js';
import { SubscriptionMark } from '../../people/SubscriptionMark.js';
import { runtimeOf } from '../../runtime/runtime.js';
import { find, gateOf } from '../parts/gate.js';
import { NotAllowed } from '../parts/NotAllowed.js';
import { Notice } from '../parts/Notice.js';
import { Page } from '../parts/Page.js';
import { PageLinks } from '../parts/PageLinks.js';
import { textParam } from '../parts/query.js';
import { When } from '../parts/When.js';
import { Zone } from '../parts/Zone.js';
import { loginUrl } from '../parts/login-url.js';

const PAGE = 50;

/** Everybody the engine knows, newest first: search by name, e-mail, domain or tag. */
export const PeopleView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const path = formatAdminURL({ adminRoute: req.payload.config.routes.admin, path: '/people' });
  if (!req.user) redirect(loginUrl(req.payload.config, path));
  const crumbs = [{ label: 'People', url: path }];
  const may = await gateOf(req);
  if (!may('GET /people'))
    return (
      <Page crumbs={crumbs} view={view}>
        <NotAllowed req={req} route="GET /people" />
      </Page>
    );
  const runtime = runtimeOf(req.payload);
  const q = textParam(view.searchParams, 'q');
  const after = textParam(view.searchParams, 'after');
  const { serverURL = '', routes } = req.payload.config;
  const exportUrl = `${serverURL}${routes.api}/whenthen/people/export`;
  const found = await find(req, (engine) =>
    engine.people.search({ ...(q && { q }), ...(after && { after }), limit: PAGE }),
  );
  return (
    <Page crumbs={crumbs} view={view}>
      <div className="whenthen-head">
        <h1>People</h1>
        <span className="whenthen-head__links">
          {may('POST /people/import') && (
            <Link href={`${path}/import`} id="whenthen-import" prefetch={false}>
              Import…
            </Link>
          )}
          <a download href={`${exportUrl}${q ? `?q=${encodeURIComponent(q)}` : ''}`} id="whenthen-export">
            {q ? 'Export these' : 'Export all'}
          </a>
        </span>
      </div>
      <form action={path} className="whenthen-search" method="get" role="search">
        <input
          aria-label="Search people: name, e-mail, domain or tag"
          defaultValue={q}
          name="q"
          placeholder="Name, e-mail, @domain or tag"
          type="search"
        />
        <button type="submit">Search</button>
      </form>
      {'failed' in found ? (
        <Notice bad title="People cannot be shown">
          {found.failed}
        </Notice>
      ) : found.data.items.length === 0 ? (
        <Notice title={after ? 'Nobody further on' : q ? `Nobody matches “${q}”` : 'Nobody is known yet'}>
          {after
            ? 'Go back to the newest, below.'
            : q
              ? 'A name, an address or its domain is found by the start of each of its words, a tag by its whole name.'
              : 'People appear with the first event about them: a cart with an e-mail address, an order, a form. Or import a list.'}
        </Notice>
      ) : (
        <div className="table whenthen-table">
          <table cellPadding="0" cellSpacing="0">
            <thead>
              <tr>
                <th>E-mail</th>
                <th>Name</th>
                <th>Tags</th>
                <th>First seen</th>
                <th>Last seen</th>
              </tr>
            </thead>
            <tbody>
              {found.data.items.map((person) => (
                <tr data-person={person.email} key={person.id}>
                  <td>
                    <Link prefetch={false} href={`${path}/${person.id}`}>
                      {person.email}
                    </Link>
                    <SubscriptionMark
                      status={
                        person.subscription.status === 'subscribed' && person.bounced
                          ? 'bounced'
                          : person.subscription.status
                      }
                    />
                  </td>
                  <td data-says="Name">{nameOf(person) ?? <span className="whenthen-quiet">—</span>}</td>
                  <td data-says={person.tags.length > 0 ? 'Tags' : undefined}>
                    <span className="whenthen-tags">
                      {person.tags.map((tag) => (
                        <Pill key={tag} size="small">
                          {tag}
                        </Pill>
                      ))}
                    </span>
                  </td>
                  <td data-says="First seen">
                    <When at={firstSeen(person)} runtime={runtime} />
                  </td>
                  <td data-says="Last seen">
                    <When at={person.lastSeenAt} runtime={runtime} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {'data' in found && <PageLinks after={after} next={found.data.next} path={path} query={{ q }} />}
      {'data' in found && <Zone runtime={runtime} />}
    </Page>
  );
};
