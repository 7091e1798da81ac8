import type { FetchText } from './reading/settings.js';

/** How long Amazon may take, in milliseconds: a call that has to wait longer is tried again by it. */
const PATIENCE = 8_000;
/** The longest text, in characters. */
const MOST = 100_000;

/** Fetches a text over https; follows no redirection. Rejects where it is not 200, too long or too slow. */
export const fetchText: FetchText = async (url) => {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
  if (answer.status !== 200) throw new Error(`${new URL(url).host} returned ${answer.status}`);
  const text = await answer.text();
  if (text.length > MOST) throw new Error(`${new URL(url).host} returned more than can be read`);
  return text;
};
