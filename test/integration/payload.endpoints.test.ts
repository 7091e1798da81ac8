import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';
import { startCms, type TestCms } from './payload/cms.js';

/** The bodies that docs/endpoints.md shows, each with the address that takes it. */
const shown = readFileSync(join(repositoryRoot, 'docs/endpoints.md'), 'utf8')
  .split(/^#{2,3} /m)
  .flatMap((text) => {
    const path = /^`POST (\/api\/[^`]+)`/.exec(text)?.[1];
    const json = /```json\n([^]*?)```/.exec(text)?.[1];
    return path && json ? [{ path, body: JSON.parse(json) as object }] : [];
  });

/** What is answered; 404 where it is not said: the workflow or the person is not there. */
const ANSWERS: Record<string, number> = {
  '/api/whenthen/recipes/:id/install': 201,
  '/api/whenthen/people/import': 200,
  '/api/whenthen/segments/preview': 200,
  '/api/whenthen/suppressions/add': 200,
  '/api/whenthen/suppressions/import': 200,
  '/api/whenthen/templates/preview': 200,
  '/api/whenthen/webhooks': 201,
  '/api/whenthen/webhooks/:id': 200,
  '/api/whenthen/messages/:id/decision': 409,
  '/api/whenthen/attention/retry': 200,
  '/api/whenthen/attention/dismiss': 200,
  '/api/whenthen/secrets': 409,
  '/api/whenthen/webhook-test': 200,
  '/api/whenthen/settings/:section': 200,
  '/api/whenthen/consent': 200,
  '/api/whenthen/retention': 200,
  '/api/whenthen/retention/preview': 200,
  '/api/whenthen/people/restore': 200,
  '/api/whenthen/sending/hold': 200,
  '/api/whenthen/sending/release': 200,
};

let cms: TestCms;
let webhook: string;
beforeAll(async () => {
  cms = await startCms('endpoints');
  const engine = await cms.engine();
  await engine.segments.publish({ id: 'readers', name: 'Readers', criteria: { kind: 'has_tag', tag: 'reader' } });
  const made = await engine.webhooks.create({ name: 'There' });
  webhook = made.webhook.id;
});
afterAll(() => cms.close());

test('bodies are shown', () => {
  expect(shown.length).toBeGreaterThan(14);
  expect(shown.map(({ path }) => path)).toEqual(expect.arrayContaining(Object.keys(ANSWERS)));
});

test.each(shown)('the body shown for $path is read by the endpoint and the engine', async ({ path, body }) => {
  const ids: Record<string, string> = { recipes: 'newsletter', webhooks: webhook };
  const address = path.replace(':section', 'caps').replace(':id', ids[path.split('/')[3] ?? ''] ?? 'nobody');
  const answer = await cms.as('editor').post(address).send(body);
  expect(answer.status).toBe(ANSWERS[path] ?? 404);
  // Nothing is wrong with a value of the body.
  for (const error of (answer.body.errors ?? []) as { path?: string }[]) expect(error.path).toBeUndefined();
});
