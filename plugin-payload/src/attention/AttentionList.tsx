'use client';

import type { AttentionItem } from '@whenthen/core';
import { Link, Pill } from '@payloadcms/ui';
import { useState, type ReactNode } from 'react';
import { Decide } from './Decide.js';
import { kindWords } from './words.js';

/** One line, with its addresses in this admin and its moment as the shop writes it. */
export interface AttentionRow {
  item: AttentionItem;
  since: ReactNode;
  /** `null` where there is none, or whoever looks may not see it. */
  hrefs: Record<'person' | 'run' | 'message', string | null>;
}

const Way = ({ href, children }: { href: string | null; children: string }) =>
  href ? (
    <Link href={href} prefetch={false}>
      {children}
    </Link>
  ) : (
    children
  );

/** What needs a person, line by line; those that are ticked can be decided about together. */
export const AttentionList = ({ rows, operate }: { rows: AttentionRow[]; operate: boolean }) => {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ item }) => ticked.has(item.id)).map(({ item }) => item);
  const all = chosen.length === rows.length;
  const tick = (id: string) =>
    setTicked((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <>
      {operate && (
        <div className="whenthen-decide-bar">
          <label>
            <input
              checked={all}
              onChange={() => setTicked(all ? new Set() : new Set(rows.map(({ item }) => item.id)))}
              type="checkbox"
            />{' '}
            All on this page
          </label>
          <Decide
            about={`(${chosen.length})`}
            choice={{ keys: chosen.map(({ id }) => id) }}
            disabled={chosen.length === 0}
            kinds={chosen.map(({ kind }) => kind)}
            onDone={() => setTicked(new Set())}
          />
        </div>
      )}
      <div className="table whenthen-table">
        <table cellPadding="0" cellSpacing="0">
          <thead>
            <tr>
              {operate && (
                <th>
                  <span className="whenthen-hidden">Choose</span>
                </th>
              )}
              <th>Person</th>
              <th>What</th>
              <th>State</th>
              <th>Reason</th>
              <th>Since</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ item, since, hrefs }) => (
              <tr data-attention={item.id} key={item.id}>
                {operate && (
                  <td>
                    <input
                      aria-label={`${item.action.title}, ${item.person.email}`}
                      checked={ticked.has(item.id)}
                      onChange={() => tick(item.id)}
                      type="checkbox"
                    />
                  </td>
                )}
                <td>
                  <Way href={hrefs.person}>{item.person.email || 'somebody who is not there any more'}</Way>
                </td>
                <td data-says="What">
                  <Way href={hrefs.message}>{item.action.title}</Way>
                  <div className="whenthen-quiet">
                    <Way href={hrefs.run}>{item.workflow.name}</Way>
                  </div>
                </td>
                <td>
                  <Pill pillStyle={kindWords[item.kind].style} size="small">
                    {kindWords[item.kind].label}
                  </Pill>
                </td>
                <td data-says="Reason">{item.reason}</td>
                <td data-says="Since">{since}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
