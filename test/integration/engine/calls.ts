import { retentionKinds } from '@whenthen/core/definition';
import { nothing, type Example } from './call-example.js';
import { attentionCalls } from './attention-calls.js';
import { formCalls } from './form-calls.js';
import { mailCalls } from './mail-calls.js';
import { operationCalls } from './operation-calls.js';
import { peopleCalls } from './people-calls.js';

const anyJson = ['object', 'operator', 'array', 'number', 'empty', 'null', 'undefined'] as const;
const text = new TextEncoder();
const paging = { '0.after': nothing, '0.limit': nothing };
const addPeople: Example = {
  args: ['w', { people: [{ email: 'ada@example.com' }], request: 'r', by: 'ed' }],
  takes: { '1.request': nothing, '1.by': nothing },
};
const criteria = { kind: 'has_tag', tag: 'vip' };
const backfill: Example = {
  args: ['w', { criteria, perMinute: 10, request: 'r', by: 'ed' }],
  takes: {
    '1': ['undefined'],
    '1.criteria': nothing,
    '1.perMinute': nothing,
    '1.request': nothing,
    '1.by': nothing,
  },
};
const email = { subject: 'Hi', html: '<p>Hi</p>', text: 'Hi', preheader: 'Hi', kind: 'marketing' };
const partsTake = {
  '0.text': ['undefined', 'empty'],
  '0.preheader': ['undefined', 'empty'],
  '0.kind': nothing,
} as const;
const none: Example = { args: [] };

/** Every method of an engine. One that is not here fails the test. */
export const calls: Record<string, Example> = {
  'retention.overview': none,
  'retention.preview': {
    args: [{ events: 365, alwaysKeep: ['$purchase'], runs: 90, bodies: 90 }],
    takes: {
      '0.alwaysKeep': nothing,
      ...Object.fromEntries(retentionKinds.map((kind) => [`0.${kind}`, ['null', 'undefined']])),
    },
  },
  'retention.sums': { args: ['w'] },
  track: {
    args: [
      {
        source: 's',
        id: '1',
        name: 'go',
        email: 'ada@example.com',
        occurredAt: new Date(0),
        subject: 'cart:1',
        properties: { x: 'y' },
        person: {
          fields: { f: 'v' },
          externalIds: { crm: '1' },
          timeZone: 'UTC',
          locale: 'en',
          guessed: { timeZone: 'UTC', locale: 'en' },
        },
      },
    ],
    takes: {
      '0.occurredAt': ['number', 'undefined'],
      '0.subject': nothing,
      '0.properties': ['object', 'operator', 'undefined'],
      '0.properties.x': anyJson.filter((kind) => kind !== 'undefined'),
      '0.person': nothing,
      '0.person.fields': ['object', 'undefined'],
      '0.person.fields.f': anyJson.filter((kind) => kind !== 'undefined'),
      '0.person.externalIds': nothing,
      '0.person.externalIds.crm': ['empty'],
      '0.person.timeZone': nothing,
      '0.person.locale': ['empty', 'undefined'],
      '0.person.guessed': nothing,
      '0.person.guessed.timeZone': nothing,
      '0.person.guessed.locale': ['empty', 'undefined'],
    },
  },
  'workflows.check': {
    args: [{ triggers: [], start: null, steps: {} }],
    takes: { '0.start': ['null'] },
    answers: true,
  },
  'workflows.publish': {
    args: [{ id: 'w', name: 'W', definition: { triggers: [], start: null, steps: {} }, layout: {}, by: 'ed' }],
    takes: { '0.definition.start': ['null'], '0.layout': nothing, '0.by': nothing },
  },
  'workflows.setStatus': { args: ['w', 'active', 'ed'], takes: { '2': nothing } },
  'workflows.addPeople': addPeople,
  'workflows.letIn': { args: ['w'] },
  'workflows.throwAway': { args: ['w'] },
  'workflows.openFuse': { args: ['w', { for: 'an hour', by: 'ed' }] },
  'workflows.startLeftOut': { args: ['w', 'ed'], takes: { '1': nothing } },
  'workflows.dismissLeftOut': { args: ['w', 'ed'], takes: { '1': nothing } },
  'workflows.freeze': { args: ['w', 'ed'], takes: { '1': nothing } },
  'workflows.unfreeze': { args: ['w', 'ed'], takes: { '1': nothing } },
  'workflows.stopEveryone': { args: ['w', 'ed'], takes: { '1': nothing } },
  'workflows.get': { args: ['w'] },
  'workflows.list': none,
  'workflows.glances': none,
  'workflows.waiting': { args: ['w'] },
  'workflows.version': { args: ['w', 1] },
  'sequences.publish': {
    args: [{ id: 's', name: 'S', emails: [{ template: 't' }], stopTag: 'x', by: 'ed' }],
    takes: { '0.stopTag': nothing, '0.by': nothing },
  },
  'sequences.setStatus': { args: ['s', 'archived', 'ed'], takes: { '2': nothing } },
  'sequences.get': { args: ['s'] },
  'sequences.list': none,
  'sequences.addPeople': addPeople,
  'sequences.removePeople': { args: ['s', ['p'], 'ed'], takes: { '2': nothing } },
  'backfills.preview': backfill,
  'backfills.start': backfill,
  'backfills.list': { args: ['w'] },
  'backfills.cancel': { args: ['w', 'b', 'ed'], takes: { '2': nothing } },
  'segments.publish': { args: [{ id: 's', name: 'S', criteria, by: 'ed' }], takes: { '0.by': nothing } },
  'segments.archive': { args: ['s', 'ed'], takes: { '1': nothing } },
  'segments.get': { args: ['s'] },
  'segments.list': none,
  'segments.people': {
    args: ['s', { after: 'p', limit: 5 }],
    takes: { '1': nothing, '1.after': nothing, '1.limit': nothing },
  },
  'segments.preview': { args: [criteria] },
  'templates.publish': {
    args: [{ id: 't', name: 'T', ...email, by: 'ed' }],
    takes: { ...partsTake, '0.by': nothing },
  },
  'templates.list': none,
  'templates.preview': {
    args: [email, { x: 'y' }],
    takes: {
      ...partsTake,
      '1': ['object', 'operator', 'undefined'],
      '1.x': anyJson.filter((kind) => kind !== 'undefined'),
    },
  },
  'templates.sample': none,
  ...operationCalls,
  ...peopleCalls,
  ...attentionCalls,
  'runs.list': {
    args: [
      {
        ...{ workflow: 'w', version: 1, step: 's', person: 'p', state: 'waiting', outcome: 'goal', failed: true },
        ...{ after: 'r', limit: 5 },
      },
    ],
    takes: {
      ...paging,
      '0.workflow': nothing,
      '0.version': nothing,
      '0.step': nothing,
      '0.person': nothing,
      '0.state': nothing,
      '0.outcome': nothing,
      '0.failed': nothing,
    },
  },
  'runs.explain': { args: ['r'] },
  'runs.stop': { args: ['r', 'ed'], takes: { '1': nothing } },
  'messages.list': {
    args: [{ q: 'ada', person: 'p', run: 'r', state: 'sent', template: 't', after: 'm', limit: 5 }],
    takes: {
      ...paging,
      '0.q': ['empty', 'undefined'],
      '0.person': nothing,
      '0.run': nothing,
      '0.state': nothing,
      '0.template': nothing,
    },
  },
  'messages.get': { args: ['m'] },
  'messages.resolve': { args: ['m', 'sent', 'ed'], takes: { '2': nothing } },
  'webhooks.create': {
    args: [
      { name: 'E', proof: { kind: 'stripe' }, secret: 'whsec_of_the_sender', mapping: { email: 'email', id: 'id' } },
      'ed',
    ],
    takes: {
      '0.proof': nothing,
      '0.secret': nothing,
      '0.mapping': nothing,
      '0.mapping.email': ['null', 'undefined'],
      '0.mapping.id': ['null', 'undefined'],
      '1': nothing,
    },
  },
  'webhooks.list': none,
  'webhooks.get': { args: ['e'] },
  'webhooks.change': {
    args: ['e', { name: 'E', mapping: { email: 'email' }, secret: 'whsec_of_the_sender' }, 'ed'],
    takes: {
      '2': nothing,
      '1.name': nothing,
      '1.secret': nothing,
      '1.mapping': nothing,
      '1.mapping.email': ['null', 'undefined'],
    },
  },
  'webhooks.rotate': { args: ['e', 'ed'], takes: { '1': nothing } },
  'webhooks.remove': { args: ['e', 'ed'], takes: { '1': nothing } },
  'webhooks.respond': {
    args: [{ webhook: 'e', body: text.encode('{}'), headers: { 'content-type': 'application/json' } }],
    takes: { '0.headers': ['operator'], '0.headers.content-type': ['huge', 'empty', 'undefined'] },
    answers: true,
  },
  'outgoingWebhooks.test': {
    args: [
      {
        ...{ url: 'http://127.0.0.1:9/', method: 'PUT', headers: { 'x-a': 'b' } },
        ...{ auth: { kind: 'basic', user: 'u', secret: 'erp' }, secret: `whsec_${'A'.repeat(32)}`, body: { a: 'b' } },
      },
      'ed',
    ],
    takes: {
      '1': nothing,
      '0.method': nothing,
      // "$gt" may be the name of a header.
      '0.headers': ['operator', 'undefined'],
      '0.headers.x-a': ['empty'],
      '0.auth': nothing,
      '0.auth.user': ['empty'],
      '0.secret': nothing,
      '0.body': ['object', 'operator', 'undefined'],
      '0.body.a': [...anyJson.filter((kind) => kind !== 'undefined'), 'huge'],
    },
  },
  'secrets.set': { args: ['erp', { value: 'a token', hosts: ['127.0.0.1:9'] }, 'ed'] },
  'secrets.list': none,
  'secrets.remove': { args: ['erp', 'ed'], takes: { '1': nothing } },
  ...formCalls,
  'tracking.respond': {
    args: [{ method: 'GET', token: 'none', userAgent: 'Mozilla' }],
    takes: { '0.method': ['huge', 'empty'], '0.userAgent': ['huge', 'empty', 'undefined'] },
    answers: true,
  },
  'events.list': {
    args: [{ q: 'ada', name: 'go', source: 's', after: 'e', limit: 5 }],
    takes: { ...paging, '0.q': ['empty', 'undefined'], '0.name': nothing, '0.source': nothing },
  },
  'events.get': { args: ['e'] },
  'events.kinds': none,
  'subscriptions.respond': { args: [{ method: 'GET', token: 'none' }], answers: true },
  'subscriptions.url': { args: ['p'] },
  ...mailCalls,
  'settings.get': none,
  'settings.change': {
    args: ['consent', { policy: 'opt_in' }, { by: 'ed' }],
    takes: { '1.policy': ['null', 'undefined'] },
  },
  'watermarks.get': { args: ['m'] },
  'watermarks.advance': { args: ['m', new Date(0)] },
  catalog: none,
  seen: none,
  health: none,
  up: none,
  start: none,
  stop: none,
};
