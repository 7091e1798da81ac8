import { kindWords, dueInWords, howLong, sizeInWords } from '../../retention/words.js';
import { KeptForm } from '../../retention/KeptForm.js';
import { runtimeOf } from '../../runtime/runtime.js';
import { formatAdminURL } from 'payload/shared';
import type { AdminViewServerProps } from 'payload';
import { mayCall } from '../parts/gate.js';
import { readersPage } from '../parts/readers-page.js';
import { When } from '../parts/When.js';
import { Zone } from '../parts/Zone.js';

/** What is due is counted up to this by the engine. */
const MOST = 10_000;

/** What is kept, how long, how much of it there is, and what was removed last. */
export const KeptView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult;
  const path = formatAdminURL({ adminRoute: req.payload.config.routes.admin, path: '/kept' });
  const change = await mayCall(req, 'POST /retention');
  const runtime = runtimeOf(req.payload);
  return readersPage({
    view,
    route: 'GET /retention',
    list: { path: '/kept', label: 'What is kept' },
    here: path,
    failed: 'What is kept cannot be shown',
    read: async (engine) => ({ kept: await engine.retention.overview(), settings: await engine.settings.get() }),
    children: ({ kept: { kinds }, settings: { values, changed } }) => (
      <>
        <div className="whenthen-head">
          <h1>What is kept</h1>
          <span className="whenthen-quiet">
            What is older is removed little by little, and never while somebody waits.
          </span>
        </div>
        <div className="table whenthen-table">
          <table cellPadding="0" cellSpacing="0" data-testid="whenthen-kept">
            <thead>
              <tr>
                <th>What</th>
                <th>Kept</th>
                <th>About so many</th>
                <th>To be removed</th>
                <th>Removed last</th>
              </tr>
            </thead>
            <tbody>
              {kinds.map(({ kind, days, count, bytes, due, lastPass }) => (
                <tr data-kind={kind} key={kind}>
                  <td>
                    <strong>{kindWords[kind].title}</strong>
                    <br />
                    <span className="whenthen-quiet">{kindWords[kind].about}</span>
                  </td>
                  <td data-says="Kept">{howLong(days)}</td>
                  <td data-says="About so many">
                    {count.toLocaleString('en')} ({sizeInWords(bytes)})
                  </td>
                  <td data-says="To be removed">{dueInWords(due, MOST)}</td>
                  <td data-says="Removed last">
                    {lastPass ? (
                      <>
                        {lastPass.removed.toLocaleString('en')}
                        {lastPass.endedAt ? (
                          <>
                            {' '}
                            (<When at={lastPass.endedAt} runtime={runtime} />)
                          </>
                        ) : (
                          ' so far'
                        )}
                      </>
                    ) : (
                      'Not yet'
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {change && (
          <KeptForm
            key={changed.retention?.rev ?? 0}
            most={MOST}
            rev={changed.retention?.rev ?? 0}
            settings={values.retention}
          />
        )}
        <Zone runtime={runtime} />
      </>
    ),
  });
};
