import { MongoClient, type Db } from 'mongodb';
import { badValues, type Bad } from './engine/call-example.js';
import { startCms, type TestCms } from './payload/cms.js';

interface Example {
  /** A body that can be read; left out where the endpoint reads none. */
  body?: Record<string, unknown>;
  /** What else may stand where, below the body. */
  takes?: Record<string, readonly Bad[]>;
  /** Anybody may send to it. */
  open?: true;
}

const optional = ['undefined'] as const;
const criteria = { kind: 'has_tag', tag: 'vip' };
const part = ['empty', 'null', 'undefined'] as const;
const read: Example = {};

/** Every endpoint of the plugin. One that is not here fails the test. */
const examples: Record<string, Example> = {
  'get /whenthen/audit': read,
  'get /whenthen/attention': read,
  'get /whenthen/attention/groups': read,
  'get /whenthen/attention/count': read,
  'post /whenthen/attention/retry': {
    body: { filter: { workflow: 'w' }, expected: 0 },
    takes: { 'filter.workflow': optional },
  },
  'post /whenthen/attention/dismiss': {
    body: { keys: ['a'], note: 'old', heldAs: 'sent' },
    takes: { note: ['empty', 'undefined'], heldAs: optional },
  },
  'get /whenthen/attention/jobs': read,
  'get /whenthen/attention/jobs/:id': read,
  'post /whenthen/attention/jobs/:id/undo': { body: {} },
  'get /whenthen/secrets': read,
  'post /whenthen/secrets': { body: { name: 'erp', value: 'a token', hosts: ['erp.example'] } },
  'post /whenthen/secrets/:name/remove': { body: {} },
  'post /whenthen/webhook-test': { body: { settings: { url: 'http://127.0.0.1:9/' } } },
  'get /whenthen/catalog': read,
  'get /whenthen/consent': read,
  'post /whenthen/consent': {
    body: { policy: 'opt_in', topics: [{ id: 'news', name: 'News', description: 'x' }], rev: 0 },
    takes: { 'topics.0.description': ['empty', 'undefined'] },
  },
  'get /whenthen/event': read,
  'get /whenthen/events': read,
  'post /whenthen/forms/:form': { body: { email: 'ada@example.com' }, open: true },
  'get /whenthen/health': read,
  'get /whenthen/mail/:token': { open: true },
  'post /whenthen/messages/:id/decision': { body: { decision: 'sent' } },
  'get /whenthen/messages/:id': read,
  'get /whenthen/messages': read,
  'get /whenthen/people': read,
  'get /whenthen/people/export': read,
  'post /whenthen/people/import': {
    body: { import: 'i', rows: [{ row: 1, person: { email: 'ada@example.com' } }], startWorkflows: false },
    takes: {
      startWorkflows: optional,
      // What is wrong with a row is told of that row, and the others are taken in.
      'rows.0.person': ['object', 'operator'],
      'rows.0.person.email': ['object', 'operator', 'array', 'number', 'huge', 'empty', 'null', 'undefined'],
    },
  },
  'get /whenthen/people/:id': read,
  'get /whenthen/people/:id/consent': read,
  'post /whenthen/people/:id/consent': { body: { topic: 'offers', state: 'unsubscribed', reason: 'They asked' } },
  'get /whenthen/people/:id/export': read,
  'post /whenthen/people/:id/erase': { body: { email: 'ada@example.com' } },
  'get /whenthen/people/:id/merge': read,
  'post /whenthen/people/:id/merge': { body: { into: 'somebody' } },
  'post /whenthen/people/restore': { body: { document: { format: 'whenthen.person' } } },
  'get /whenthen/erasures/:id': read,
  'post /whenthen/people/:id/tracking': { body: { tracked: false } },
  'post /whenthen/people/:id/subscription': { body: { status: 'unsubscribed' } },
  'get /whenthen/people/:id/timeline': read,
  'post /whenthen/recipes/:id/install': { body: { publish: false, settings: {} } },
  'get /whenthen/retention': read,
  'post /whenthen/retention': {
    body: { settings: {}, rev: 0 },
    takes: { settings: ['object', 'operator'], rev: optional },
  },
  'post /whenthen/retention/preview': { body: { settings: {} }, takes: { settings: ['object', 'operator'] } },
  'get /whenthen/runs/:id': read,
  'post /whenthen/runs/:id/stop': { body: {} },
  'get /whenthen/runs': read,
  'get /whenthen/metrics': { open: true },
  'get /whenthen/sending': read,
  'post /whenthen/sending/hold': { body: { reason: 'x' } },
  'post /whenthen/sending/release': { body: { then: 'skip', before: '2026-03-02T09:00:00Z' } },
  'post /whenthen/feedback/:provider': { body: {}, open: true },
  'post /whenthen/feedback/:provider/:secret': { body: {}, open: true },
  'get /whenthen/suppressions': read,
  'get /whenthen/suppressions/export': read,
  'post /whenthen/suppressions/add': { body: { email: 'ada@example.com', reason: 'bounced', why: 'x' } },
  'post /whenthen/suppressions/remove': { body: { email: 'ada@example.com', reason: 'bounced', why: 'x' } },
  'post /whenthen/suppressions/import': {
    body: { import: 'i', rows: [{ row: 1, entry: { email: 'ada@example.com' } }] },
    takes: {
      // What is wrong with a row is told of that row, and the others are taken in.
      'rows.0.entry': ['object', 'operator'],
      'rows.0.entry.email': ['object', 'operator', 'array', 'number', 'huge', 'empty', 'null', 'undefined'],
    },
  },
  'get /whenthen/segments/:id': read,
  'post /whenthen/segments/preview': { body: { criteria } },
  'post /whenthen/templates/preview': {
    body: { subject: 'Hi', html: '<p>Hi</p>', text: 'Hi', preheader: 'Hi', kind: 'marketing', data: { x: 'y' } },
    takes: {
      text: part,
      preheader: part,
      kind: optional,
      data: ['object', 'operator', 'undefined'],
      'data.x': ['object', 'operator', 'array', 'number', 'empty', 'null', 'undefined'],
    },
  },
  'get /whenthen/settings/:section': read,
  'post /whenthen/settings/:section': { body: { value: { rules: [{ most: 1, days: 1 }] } } },
  'get /whenthen/templates/preview': read,
  'get /whenthen/templates/sample': read,
  'get /whenthen/confirm/:token': { open: true },
  'post /whenthen/confirm/:token': { open: true },
  'get /whenthen/unsubscribe/:token': { open: true },
  'post /whenthen/unsubscribe/:token': { open: true },
  'get /whenthen/preferences/:token': { open: true },
  'post /whenthen/preferences/:token': { open: true },
  'post /whenthen/hooks/:webhook': { body: { email: 'ada@example.com' }, open: true },
  'post /whenthen/webhooks/:id': { body: { name: 'E' } },
  'post /whenthen/webhooks': { body: { name: 'E' } },
  'post /whenthen/webhooks/:id/remove': { body: {} },
  'post /whenthen/webhooks/:id/rotate': { body: {} },
  'get /whenthen/up': read,
  'get /whenthen/webhooks': read,
  'post /whenthen/workflows/:id/backfills/cancel': { body: { backfill: 'b' } },
  'post /whenthen/workflows/:id/backfills/preview': { body: { criteria }, takes: { criteria: optional } },
  'get /whenthen/workflows/:id/backfills': read,
  'post /whenthen/workflows/:id/backfills': { body: { criteria, perMinute: 5 }, takes: { criteria: optional } },
  'post /whenthen/workflows/:id/freeze': { body: { frozen: true } },
  'post /whenthen/workflows/:id/fuse': { body: { then: 'close' } },
  'post /whenthen/workflows/:id/left-out': { body: { then: 'start' } },
  'post /whenthen/workflows/:id/people': { body: { text: 'ada@example.com' } },
  'post /whenthen/workflows/:id/status': { body: { status: 'paused' } },
  'post /whenthen/workflows/:id/stop': { body: { everyone: true } },
  'get /whenthen/workflows/:id/summary': read,
  'get /whenthen/workflows/:id/waiting': read,
};

/** The public addresses by the other methods. */
for (const [path, methods] of Object.entries({
  '/whenthen/feedback/:provider': ['get', 'head', 'put', 'patch', 'delete'],
  '/whenthen/feedback/:provider/:secret': ['get', 'head', 'put', 'patch', 'delete'],
  '/whenthen/forms/:form': ['get', 'head', 'put', 'patch', 'delete'],
  '/whenthen/hooks/:webhook': ['get', 'head', 'put', 'patch', 'delete'],
  '/whenthen/metrics': ['head', 'post', 'put', 'patch', 'delete'],
  '/whenthen/mail/:token': ['head', 'post', 'put', 'patch', 'delete'],
  '/whenthen/confirm/:token': ['head', 'put', 'patch', 'delete'],
  '/whenthen/unsubscribe/:token': ['head', 'put', 'patch', 'delete'],
  '/whenthen/preferences/:token': ['head', 'put', 'patch', 'delete'],
}))
  for (const method of methods) examples[`${method} ${path}`] = { open: true };

const isBag = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const placesIn = (value: unknown, path: string[] = []): string[][] => [
  path,
  ...(isBag(value) ? Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key])) : []),
];

const withAt = (value: unknown, [key, ...rest]: string[], put: unknown): unknown => {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((one: unknown, i) => (String(i) === key ? withAt(one, rest, put) : one));
  const bag = value as Record<string, unknown>;
  return { ...bag, [key]: withAt(bag[key], rest, put) };
};

/** Ids that are none: as text, since that is what an address holds. */
const badIds = ['{"$gt":""}', '[object Object]', 'x'.repeat(3_000), '%00', '$ne', "'; drop", '../..'];

describe('every endpoint of the CMS', () => {
  let cms: TestCms;
  let client: MongoClient;
  let db: Db;
  let sent = 0;
  beforeAll(async () => {
    cms = await startCms('bad', {
      secret: 's'.repeat(40),
      publicUrl: 'https://cms.example.com/api',
      forms: { contact: {} },
    });
    client = await MongoClient.connect(cms.mongo.uri);
    db = client.db(cms.mongo.database);
    const engine = await cms.engine();
    await engine.track({ source: 's', id: '1', name: 'go', email: 'ada@example.com' });
  });
  afterAll(async () => {
    await client.close();
    await cms.close();
  });

  const mounted = () =>
    (cms.payload.config.endpoints ?? [])
      .filter(({ path }) => path.startsWith('/whenthen'))
      .map(({ method, path }) => `${method} ${path}`);

  /** All that is kept, apart from how processes are. */
  const kept = async () => {
    const names = [
      'events',
      'people',
      'workflows',
      'runs',
      'effects',
      'messages',
      'segments',
      'endpoints',
      'backfills',
    ];
    const all = [...names, 'suppressions', 'consents', 'settings', 'templates', 'workflow_versions'].map(
      async (name) => {
        const found = await db.collection(`whenthen_${name}`).find().sort({ _id: 1 }).toArray();
        return [name, found] as const;
      },
    );
    return JSON.stringify(await Promise.all(all));
  };

  const send = async (name: string, path: string, body?: unknown, type = 'application/json') => {
    const [method] = name.split(' ') as [keyof ReturnType<TestCms['as']>];
    const as = cms.as(examples[name]?.open ? 'nobody' : 'editor');
    const from = `192.0.${(sent >> 8) & 255}.${sent++ & 255}`;
    const request = as[method](`/api${path}`).set('x-forwarded-for', from);
    if (body === undefined) return request;
    return request.set('content-type', type).send(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const pathOf = (name: string, id: string) => (name.split(' ')[1] ?? '').replace(/:\w+/, encodeURIComponent(id));
  const isRefused = (status: number) => status >= 400 && status < 500;

  it('is known here: add what is not', () => {
    expect(mounted().sort()).toEqual(Object.keys(examples).sort());
  });

  const named = Object.keys(examples);
  it.each(named.filter((name) => name.includes('/:')))('%s refuses ids that are none', async (name) => {
    const before = await kept();
    for (const id of badIds) {
      const { status } = await send(name, pathOf(name, id), examples[name]?.body);
      expect([name, id, status, isRefused(status)]).toEqual([name, id, status, true]);
    }
    expect(await kept()).toBe(before);
  });

  it.each(named.filter((name) => examples[name]?.body))('%s refuses bodies that are wrong', async (name) => {
    const { body, takes } = examples[name] ?? {};
    const before = await kept();
    const path = pathOf(name, 'none');
    for (const raw of ['{', '{"a":', '\u0000', 'undefined'])
      expect([name, raw, isRefused((await send(name, path, raw)).status)]).toEqual([name, raw, true]);
    for (const place of placesIn(body))
      for (const kind of Object.keys(badValues) as Bad[]) {
        if (takes?.[place.join('.')]?.includes(kind) || (place.length === 0 && kind === 'undefined')) continue;
        const wrong = withAt(body, place, badValues[kind]);
        const { status } = await send(name, path, JSON.stringify(wrong));
        const what = `${kind} at ${place.join('.')}`;
        expect([name, what, status, isRefused(status)]).toEqual([name, what, status, true]);
      }
    expect(await kept()).toBe(before);
  });

  it.each(['audit', 'events', 'messages', 'people', 'runs'])('%s refuses filters that are none', async (list) => {
    for (const query of ['q[$ne]=x', '$where=1', 'limit=0', 'limit=x', 'limit[$gt]=1', `after=${'x'.repeat(2_000)}`]) {
      const { status } = await send(`get /whenthen/${list}`, `/whenthen/${list}?${query}`);
      expect([list, query, status]).toEqual([list, query, 400]);
    }
  });
});
