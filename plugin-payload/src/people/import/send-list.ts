import type { ImportResult } from '@whenthen/core';
import { readErrors } from '../../client/read-errors.js';
import type { Target } from './columns.js';
import { allRows, handOver, outcomeOf, type Handed, type Outcome } from './outcome.js';
import type { List } from './parse-list.js';

/** Rows that are sent at once. */
const CHUNK = 500;
/** How often a part is sent again when the CMS does not answer, and how long is waited before, in milliseconds. */
const TRIES = 4;
const PAUSE = 1_500;

export interface ImportSettings {
  targets: Target[];
  /** Tags that everybody gets. */
  tags: string[];
  startWorkflows: boolean;
}

/** How far an import is. */
export interface Progress extends Outcome {
  /** All rows of the list, also those whose cells cannot be told apart. */
  total: number;
  sent: number;
  /** Why it came to a stop before its end; `sure`: nothing of the part was taken in at which it stopped. */
  stopped: { reason: string; sure: boolean } | null;
  done: boolean;
}

/** It goes on no further. */
class Stop extends Error {
  readonly sure: boolean;
  constructor(message: string, sure: boolean) {
    super(message);
    this.sure = sure;
  }
}

const post = async (url: string, body: string): Promise<ImportResult> => {
  for (let attempt = 1; ; attempt++) {
    try {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', credentials: 'include', headers, body });
      if (response.ok) return (await response.json()) as ImportResult;
      if (response.status < 500) throw new Stop(await readErrors(response), true);
      if (attempt === TRIES) throw new Stop('The store’s server or its database does not answer.', false);
    } catch (error) {
      if (error instanceof Stop) throw error;
      if (attempt === TRIES) throw new Stop('The CMS cannot be reached.', false);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE * attempt));
  }
};

const NOTHING: ImportResult = { accepted: 0, refused: [], leftOut: [] };

const send = async (url: string, id: string, part: Handed[], startWorkflows: boolean): Promise<ImportResult> => {
  const rows = part.flatMap(({ row, person }) => (person ? [{ row, person }] : []));
  return rows.length === 0 ? NOTHING : post(url, JSON.stringify({ import: id, rows, startWorkflows }));
};

/** Sends a list in parts, telling after each how far it is. A part that is sent again after a lost answer counts once. */
export const sendList = async (
  url: string,
  list: List,
  { targets, tags, startWorkflows }: ImportSettings,
  tell: (progress: Progress) => void,
): Promise<void> => {
  const id = crypto.randomUUID();
  const rows = allRows(list);
  const total = rows.length;
  let state: Progress = { total, sent: 0, accepted: 0, unsubscribed: 0, notes: [], stopped: null, done: false };
  tell(state);
  for (let from = 0; from < total; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK).map((row) => handOver(row, targets, tags));
    try {
      const { accepted, unsubscribed, notes } = outcomeOf(part, await send(url, id, part, startWorkflows));
      state = {
        ...state,
        sent: from + part.length,
        accepted: state.accepted + accepted,
        unsubscribed: state.unsubscribed + unsubscribed,
        notes: [...state.notes, ...notes],
      };
    } catch (error) {
      const { message } = error as Error;
      tell({ ...state, stopped: { reason: message, sure: error instanceof Stop && error.sure } });
      return;
    }
    tell(state);
  }
  tell({ ...state, done: true });
};
