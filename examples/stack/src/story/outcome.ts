import type { RunView } from '@whenthen/core';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Inbox, Mail } from '../machine/mail/inbox.js';
import { mailsExpected, shoppersOf, type Check, type ExpectedCart, type ExpectedStory } from './expected.js';
import { checkMails } from './mails.js';
import type { StoryReader } from './reader.js';

/** Where to look. */
export interface Evidence {
  reader: StoryReader;
  inbox: Inbox;
}

/** How long to wait for the end, in milliseconds. */
export interface Patience {
  timeoutMs: number;
  /** How long to listen for mails that should not come once all is over; 3000 by default. */
  listenMs?: number;
}

/**
 * Waits until every run has ended and every expected mail has come, then a while longer for mails that should not come.
 * It also returns when the time is up: what is missing then is for `checkOutcome` to say.
 */
export async function waitForEnd(story: ExpectedStory, evidence: Evidence, patience: Patience): Promise<void> {
  const { timeoutMs, listenMs = 3_000 } = patience;
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(1_000)) {
    if (await isOver(story, evidence)) break;
  }
  await sleep(listenMs);
}

async function isOver(story: ExpectedStory, { reader, inbox }: Evidence): Promise<boolean> {
  if ((await inbox.list()).length < mailsExpected(story)) return false;
  const runs = await Promise.all(shoppersOf(story).map((email) => reader.runs(email)));
  return runs.flat().length >= story.carts.length && runs.flat().every(({ state }) => state === 'ended');
}

/** Compares the runs and the inbox with the story, as they are now. */
export async function checkOutcome(story: ExpectedStory, { reader, inbox }: Evidence): Promise<Check[]> {
  const mails = await inbox.list();
  const checks: Check[] = [];
  for (const email of shoppersOf(story)) {
    const carts = story.carts.filter(({ shopper }) => shopper === email);
    const runs = await reader.runs(email);
    checks.push(checkRunPerCart(email, carts, runs));
    checks.push(...carts.map((cart) => checkEnding(cart, runs)));
    checks.push(...checkMails(story, email, runs, mails));
  }
  checks.push(checkNothingElse(story, mails));
  return checks;
}

function checkRunPerCart(email: string, carts: ExpectedCart[], runs: RunView[]): Check {
  const wanted = carts.map(({ cart }) => cart).sort();
  const seen = runs.map(({ instance = 'none' }) => instance).sort();
  return {
    about: email,
    what: carts.length === 1 ? 'one run' : `${carts.length} runs, one per cart`,
    ok: wanted.join() === seen.join(),
    saw: runs.length === 0 ? 'no run' : `${runs.length} run(s), for ${seen.join(', ')}`,
  };
}

function checkEnding({ shopper, cart, products, ends }: ExpectedCart, runs: RunView[]): Check {
  const wanted = ends === 'ordered' ? 'goal' : 'completed';
  const seen = runs.filter(({ instance }) => instance === cart);
  return {
    about: shopper,
    what: `the run of ${products.join(' and ')} ends as ${wanted}`,
    ok: seen.length === 1 && seen[0]?.outcome === wanted,
    saw:
      seen
        .map(({ state, outcome, reason, step }) => `${outcome ?? `${state} at ${step}`}${reason ? ` (${reason})` : ''}`)
        .join('; ') || 'no run',
  };
}

function checkNothingElse(story: ExpectedStory, mails: Mail[]): Check {
  const ids = new Set(mails.map(({ headers }) => headers['message-id']));
  return {
    about: 'everybody',
    what: `${mailsExpected(story)} mails in all, each with a Message-ID of its own`,
    ok: mails.length === mailsExpected(story) && ids.size === mails.length && !ids.has(undefined),
    saw: `${mails.length} mails with ${ids.size} Message-IDs`,
  };
}
