import type { AttentionStore } from '../model/attention.js';
import { attentionKinds, type AttentionKind } from '../model/operation/attention.js';
import type { HealthIssue } from './report.js';

/** What is counted of a kind. */
const MOST = 1_000;

const many = (count: number, one: string, more: string): string =>
  count === 1 ? one : `${count < MOST ? count : `${MOST} or more`} ${more}`;

const WORDS: Record<AttentionKind, (count: number) => Pick<HealthIssue, 'code' | 'message'>> = {
  failed: (count) => ({
    code: 'failed',
    message: `${many(count, 'An e-mail or call of a workflow has', 'e-mails and calls of workflows have')} failed for good. Open Needs attention to see why; try them again once that is mended, or dismiss them.`,
  }),
  held: (count) => ({
    code: 'held',
    message: `${many(count, 'An e-mail is', 'e-mails are')} held: the connection broke when the mail server may have taken it already, so nobody can know whether it went out. Open Needs attention, and say whether it is to be sent again.`,
  }),
  expired: (count) => ({
    code: 'expired',
    message: `${many(count, 'An e-mail was', 'e-mails were')} not sent, because it was too late for them. Open Needs attention to send them all the same, or to dismiss them.`,
  }),
};

/** What failed, is held or came too late, and that nobody has decided about yet. */
export const attentionWords = async (store: Pick<AttentionStore, 'count'>): Promise<HealthIssue[]> => {
  const counts = await Promise.all(attentionKinds.map((kind) => store.count({ kind }, MOST)));
  return attentionKinds.flatMap((kind, i) => {
    const count = counts[i] ?? 0;
    return count > 0 ? [{ ...WORDS[kind](count), place: 'attention' as const }] : [];
  });
};
