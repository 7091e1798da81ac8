import type { ImportResult } from '@whenthen/core';
import { readErrors } from '../../status/readErrors.js';
import { personOf, type Target } from './columns.js';
import type { List } from './parseList.js';

/** Rows that are sent at once. */
const CHUNK = 500;
/** How often a part is sent again when the CMS does not answer, and how long is waited before, in milliseconds. */
const TRIES = 4;
const PAUSE = 1_500;
const REFUSED = 'refused';

export interface ImportSettings {
  targets: Target[];
  /** Tags that everybody gets. */
  tags: string[];
  startWorkflows: boolean;
}

/** A row that was not taken in, counted as a spreadsheet does. */
export interface RefusedRow {
  row: number;
  reason: string;
}

export interface Progress {
  sent: number;
  accepted: number;
  refused: RefusedRow[];
  /** Why it came to a stop before its end. */
  stopped: string | null;
  done: boolean;
}

const reasonOf = ({ issues }: ImportResult['refused'][number]): string =>
  issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message)).join('; ');

const post = async (url: string, body: string): Promise<ImportResult> => {
  for (let attempt = 1; ; attempt++) {
    try {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', credentials: 'include', headers, body });
      if (response.ok) return (await response.json()) as ImportResult;
      const words = await readErrors(response);
      if (response.status < 500 || attempt === TRIES) throw new Error(words, { cause: REFUSED });
    } catch (error) {
      if ((error as Error).cause === REFUSED) throw error;
      if (attempt === TRIES) throw new Error('The CMS cannot be reached.', { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE * attempt));
  }
};

/** Sends a list in parts, telling after each how far it is. A part that is sent again after a lost answer counts once. */
export const sendList = async (
  url: string,
  { rows, refused: unread }: List,
  { targets, tags, startWorkflows }: ImportSettings,
  tell: (progress: Progress) => void,
): Promise<void> => {
  const id = crypto.randomUUID();
  let state: Progress = {
    sent: 0,
    accepted: 0,
    refused: unread.map(({ number, reason }) => ({ row: number, reason })),
    stopped: null,
    done: false,
  };
  tell(state);
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows
      .slice(from, from + CHUNK)
      .map(({ number, cells }) => ({ row: number, person: personOf(cells, targets, tags) }));
    try {
      const { accepted, refused } = await post(url, JSON.stringify({ import: id, rows: part, startWorkflows }));
      state = {
        ...state,
        sent: from + part.length,
        accepted: state.accepted + accepted,
        refused: [...state.refused, ...refused.map((r) => ({ row: r.row, reason: reasonOf(r) }))],
      };
    } catch (error) {
      tell({ ...state, stopped: (error as Error).message });
      return;
    }
    tell(state);
  }
  tell({ ...state, done: true });
};
