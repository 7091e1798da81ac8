import type { Stack } from '../services/stack.js';
import type { Check } from '../story/expected.js';

/** The verdict as a table: what should be, and what was seen, shopper by shopper. */
export function verdictTable(checks: Check[]): string {
  const width = Math.max(...checks.map(({ what }) => what.length));
  const lines = checks.map(({ about, what, ok, saw }, index) => {
    const heading = about === checks[index - 1]?.about ? '' : `${about}\n`;
    return `${heading}  ${ok ? '✔' : '✘'} ${what.padEnd(width)}  ${saw}`;
  });
  const failed = checks.filter(({ ok }) => !ok).length;
  const verdict = failed === 0 ? `All ${checks.length} as expected.` : `${failed} of ${checks.length} not as expected.`;
  return ['', 'The outcome', ...lines, verdict].join('\n');
}

/** @param took milliseconds by step */
export function durationsTable(took: Record<string, number>): string {
  const width = Math.max(...Object.keys(took).map((name) => name.length));
  const lines = Object.entries(took).map(
    ([name, ms]) => `${name.padEnd(width)}  ${(ms / 1000).toFixed(1).padStart(6)} s`,
  );
  return ['', 'How long it took (build and servers side by side)', ...lines].join('\n');
}

/** Where everything is, and how to get in. */
export function addresses({ store, cms, mail, logDir, settings }: Stack): string {
  const admin = `${cms.url}/admin`;
  return [
    '',
    `CMS admin   ${admin}   (${cms.seed.email} / ${cms.seed.password})`,
    `Workflow    ${admin}/collections/workflows/${cms.seed.workflowId}`,
    `Inbox       ${mail.webUrl}`,
    `Store API   ${store.url}   (publishable key ${store.seed.publishableKey})`,
    `Logs        ${logDir}`,
    `Time runs ${settings.timeScale ?? 1} times faster: an hour takes ${Math.round(3600 / (settings.timeScale ?? 1))} s.`,
  ].join('\n');
}
