import type { TimelineEntry } from '@whenthen/core/definition';
import type { Report } from '../machine/report.js';
import type { StoryReader } from './reader.js';

export interface NarrateOptions {
  reader: StoryReader;
  /** E-mail addresses. */
  people: string[];
  say: Report;
  /** Between two looks, in milliseconds; 1000 by default. */
  everyMs?: number;
}

/**
 * Says each new thing that happens to people, as the engine tells it, until the returned function is called; that one
 * looks a last time.
 */
export function narrate({ reader, people, say, everyMs = 1_000 }: NarrateOptions): () => Promise<void> {
  const said = new Set<string>();
  let looking: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const news: { email: string; entry: TimelineEntry }[] = [];
    for (const email of people) {
      for (const entry of (await reader.timeline(email)).filter(isWorthTelling)) {
        const key = [email, entry.run, entry.at, entry.step, entry.title].join('|');
        if (!said.has(key)) news.push({ email, entry });
        said.add(key);
      }
    }
    for (const { email, entry } of news.sort((a, b) => Date.parse(a.entry.at) - Date.parse(b.entry.at))) {
      say(`${email}: ${describe(entry)}`);
    }
  };
  // A look that fails (the CMS is being restarted) is made up for by the next.
  const lookAgain = () => (looking = looking.then(look).catch(() => undefined));
  const timer = setInterval(() => void lookAgain(), everyMs);
  return async () => {
    clearInterval(timer);
    await lookAgain();
  };
}

/** A mail is told once it is known what became of it, a cart by the event that fills it. */
function isWorthTelling({ kind, tone, name }: TimelineEntry): boolean {
  return kind === 'message' ? tone !== undefined : name !== 'cart.updated';
}

/** An event's detail is ids and sums: the shopper has told what is in the cart. */
function describe({ kind, title, detail }: TimelineEntry): string {
  return detail && kind !== 'event' ? `${title} (${detail})` : title;
}
