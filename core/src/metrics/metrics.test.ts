import { readFileSync } from 'node:fs';
import { workflow } from '../builder/index.js';
import { METRICS } from '../model/abilities/metrics.js';
import { createTestEngine } from '../testing/engine.js';

const TOKEN = 'a-token-of-the-tests';
const page = readFileSync(new URL('../../../docs/production.md', import.meta.url), 'utf8');

test('docs/production.md lists each metric, its kind and its labels, and no other', () => {
  const told = [...page.matchAll(/^\| `(whenthen_\w+)` +\| (\w+) +\| ([^|]*?) +\|/gm)].map(
    ([, name, kind, labels = '']) => [name, kind, [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label)],
  );
  expect(told).toEqual(Object.entries(METRICS).map(([name, { kind, labels }]) => [name, kind, [...labels]]));
});

test('names are as Prometheus wants them', () => {
  for (const [name, { kind }] of Object.entries(METRICS)) {
    expect(name).toMatch(/^whenthen_[a-z_]+$/);
    expect([name, name.endsWith('_total')]).toEqual([name, kind === 'counter']);
  }
});

const values = (text: string): Map<string, number> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );

test('what passes through an engine is counted, without anybody’s address', async () => {
  const t = await createTestEngine({ metrics: { token: TOKEN } });
  await t.engine.templates.publish({ id: 'hi', name: 'Hi', subject: 'Hi', html: '<p>x</p>', kind: 'transactional' });
  await t.engine.workflows.publish(workflow('w').on('go').send('hi').wait('1 minute').addTag('x').build());
  await t.engine.workflows.setStatus('w', 'active');
  for (const who of ['ada', 'bo']) {
    const event = { source: 's', id: who, name: 'go', email: `${who}@example.com` };
    await t.engine.track([event, event]);
  }
  await t.pass('2 minutes');
  const text = await t.engine.metrics.text();
  const found = values(text);
  const expected: [string, number][] = [
    ['whenthen_runs_entered_total', 2],
    ['whenthen_runs_ended_total{outcome="completed"}', 2],
    ['whenthen_effects_total{action="send_email",outcome="done"}', 2],
    ['whenthen_mails_total{state="sent"}', 2],
    ['whenthen_dispatch_latency_seconds_count', 2],
    // Also when it was published, with sample data.
    ['whenthen_render_seconds_count', 3],
    ['whenthen_wake_lateness_seconds_count', 2],
    ['whenthen_lag_seconds{part="ingest"}', 0],
    ['whenthen_sending_held', 0],
    ['whenthen_workers', 1],
    ['whenthen_healthy', 1],
  ];
  for (const [name, value] of expected) expect([name, found.get(name)]).toEqual([name, value]);
  expect(found.get('whenthen_events_processed_total')).toBeGreaterThanOrEqual(2);
  expect(found.get('whenthen_ingest_lag_seconds_count')).toBe(found.get('whenthen_events_processed_total'));
  expect(text).not.toContain('@');
  await t.engine.stop();
});

test('is told to whoever brings the token, and to nobody where none is set', async () => {
  const t = await createTestEngine({ metrics: { token: TOKEN } }, { worker: false });
  const status = async (authorization?: string) => (await t.engine.metrics.respond({ authorization })).status;
  expect([await status(`Bearer ${TOKEN}`), await status(`bearer ${TOKEN}`)]).toEqual([200, 200]);
  expect([await status(), await status('Bearer x'), await status(TOKEN), await status(`Basic ${TOKEN}`)]).toEqual(
    Array(4).fill(401),
  );
  await t.engine.stop();
  const without = await createTestEngine({}, { worker: false });
  expect((await without.engine.metrics.respond({ authorization: `Bearer ${TOKEN}` })).status).toBe(404);
  expect(await without.engine.metrics.text()).toBe('');
  await without.engine.stop();
});
