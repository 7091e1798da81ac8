import { checkMachine, type Finding } from './doctor/check.js';

const findings = await checkMachine();
for (const { ok, name, detail } of findings) console.log(`${ok ? '✔' : '✘'} ${name.padEnd(10)} ${detail}`);
console.log(verdict(findings));
process.exitCode = findings.every(({ ok, optional }) => ok || optional) ? 0 : 1;

function verdict(all: Finding[]): string {
  const missing = all.filter(({ ok, optional }) => !ok && !optional);
  if (missing.length > 0) return `\nNot everything is here: see ${missing.map(({ name }) => name).join(', ')} above.`;
  const browser = all.some(({ ok, name }) => !ok && name === 'chromium');
  return browser
    ? '\nReady: npm run demo. For the browser tests of npm test see chromium above.'
    : '\nReady: npm run demo, npm test.';
}
