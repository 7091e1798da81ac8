import type { AuditView } from '@whenthen/core';
import { auditWords } from '@whenthen/core/definition';
import { Link } from '@payloadcms/ui';
import type { Runtime } from '../../runtime/runtime.js';
import { When } from '../parts/When.js';
import { detailWords, kindWords, sectionOf } from './words.js';

interface AuditTableProps {
  entries: AuditView[];
  runtime: Runtime;
  /** Address of a thing's page; `undefined` where it has none. */
  href: (entry: AuditView) => string | undefined;
}

/** What staff did, in a table like Payload's own lists. */
export const AuditTable = ({ entries, runtime, href }: AuditTableProps) => (
  <div className="table whenthen-table">
    <table cellPadding="0" cellSpacing="0">
      <thead>
        <tr>
          <th>What</th>
          <th>Thing</th>
          <th>Who</th>
          <th>When</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const to = href(entry);
          const name = sectionOf(entry.on.kind, entry.on.id)?.name ?? entry.on.name ?? entry.on.id;
          return (
            <tr data-audit={entry.what} key={entry.id}>
              <td>
                {auditWords(entry.what)}
                {Object.keys(entry.details).length > 0 && (
                  <div className="whenthen-quiet whenthen-instance">{detailWords(entry.details)}</div>
                )}
                {!entry.done && (
                  <div className="whenthen-quiet whenthen-instance">
                    begun, and cut off before it was known how it came out: look whether it was done
                  </div>
                )}
              </td>
              <td data-says="Thing" title={entry.on.id}>
                {to ? (
                  <Link href={to} prefetch={false}>
                    {name}
                  </Link>
                ) : (
                  name
                )}
                <div className="whenthen-quiet whenthen-instance">{kindWords(entry.on.kind)}</div>
              </td>
              <td data-says="Who">{entry.by ?? <span className="whenthen-quiet">a program</span>}</td>
              <td data-says="When">
                <When at={entry.at} runtime={runtime} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </div>
);
