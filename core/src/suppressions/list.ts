import { z } from 'zod';
import { InvalidInputError } from '../kernel/errors.js';
import { listQuery, read, searchText } from '../kernel/input.js';
import type { BounceRecord, SuppressionPage } from '../model/mail/bounce.js';
import { suppressionReasons, type SuppressionReason, type SuppressionRecord } from '../model/mail/subscription.js';
import type { SuppressionsApi, SuppressionView } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

/** The reasons that owners of addresses bring about; the other one is found out by mail servers. */
const CHOSEN: SuppressionReason[] = ['unsubscribed', 'complained'];

const suppressionQuery = listQuery({
  q: searchText.optional(),
  reason: z.enum(suppressionReasons).optional(),
}).prefault({});

/** Where a page ended: the entry, and on which of the two lists it stands. */
interface Mark {
  since: Date;
  email: string;
  list: 'chosen' | 'bounced';
}

const readMark = (after: string | undefined): Mark | undefined => {
  if (after === undefined) return undefined;
  const [list, since = '', ...email] = after.split('|');
  if ((list !== 'chosen' && list !== 'bounced') || Number.isNaN(Date.parse(since)) || email.length === 0)
    throw new InvalidInputError([{ path: ['after'], message: 'is not the end of a page: take it from "next"' }]);
  return { list, since: new Date(since), email: email.join('|') };
};

const listOf = ({ reason }: SuppressionView): Mark['list'] => (reason === 'bounced' ? 'bounced' : 'chosen');

const writeMark = (view: SuppressionView): string => `${listOf(view)}|${view.since}|${view.email}`;

const chosenView = ({ _id, since, by, how, why }: SuppressionRecord, reason: SuppressionReason): SuppressionView => ({
  email: _id,
  reason,
  stops: 'marketing',
  since: since.toISOString(),
  by,
  how: how ?? null,
  why: why ?? null,
});

const bouncedView = ({ _id, state, since, by, why }: BounceRecord): SuppressionView => ({
  email: _id,
  reason: 'bounced',
  stops: state === 'hard' ? 'all' : 'marketing',
  since: since.toISOString(),
  by,
  how: null,
  why: why || null,
});

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of the list: newest first, or by address; of one address at one moment, what its owner chose comes first. */
const compare =
  (byAddress: boolean) =>
  (a: SuppressionView, b: SuppressionView): number =>
    (byAddress ? byText(a.email, b.email) : byText(b.since, a.since) || byText(b.email, a.email)) ||
    byText(listOf(b), listOf(a));

/** The suppression list, page by page: two lists that are kept apart, read as one. */
export const createSuppressionList =
  ({ store }: Ports<never, 'bounces' | 'subscriptions'>): SuppressionsApi['list'] =>
  async (query) => {
    const { q, reason, after, limit } = read(suppressionQuery, query);
    const mark = readMark(after);
    const page = (list: Mark['list']): SuppressionPage => ({
      ...(q ? { q } : {}),
      // What was chosen comes first where both are of one moment: of bounces that moment is still to come.
      ...(mark ? { after: { ...mark, orAt: mark.list === 'chosen' && list === 'bounced' } } : {}),
      limit,
    });
    const reasons = CHOSEN.filter((one) => reason === undefined || one === reason);
    const [chosen, bounced] = await Promise.all([
      reasons.length > 0 ? store.subscriptions.list({ ...page('chosen'), reasons }) : [],
      reason === undefined || reason === 'bounced' ? store.bounces.list(page('bounced')) : [],
    ]);
    const items = [
      ...chosen.flatMap((entry) => (entry.reason ? [chosenView(entry, entry.reason)] : [])),
      ...bounced.map(bouncedView),
    ]
      .sort(compare(Boolean(q)))
      .slice(0, limit);
    const last = items.at(-1);
    return { items, next: last && items.length === limit ? writeMark(last) : null };
  };
