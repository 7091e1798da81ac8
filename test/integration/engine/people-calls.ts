import { nothing, type Example } from './call-example.js';

const anyJson = ['object', 'operator', 'array', 'number', 'empty', 'null', 'undefined'] as const;
const paging = { '0.after': nothing, '0.limit': nothing };
const none: Example = { args: [] };
const agreement = {
  email: 'ada@example.com',
  topic: 'newsletter',
  state: 'subscribed',
  how: 'form',
  by: 'form',
  evidence: { source: 'form:1', words: 'Send me news', ip: '192.0.2.1' },
  at: new Date(0),
  standing: true,
  unlessAsked: false,
  startWorkflows: true,
};
const agreementTakes = (at: string): Example['takes'] => ({
  [`${at}.by`]: nothing,
  [`${at}.evidence.words`]: nothing,
  [`${at}.evidence.ip`]: nothing,
  [`${at}.at`]: ['number', 'undefined'],
  [`${at}.standing`]: nothing,
  [`${at}.unlessAsked`]: nothing,
  [`${at}.startWorkflows`]: nothing,
});

/** The methods of people, and of what they agree to. */
export const peopleCalls: Record<string, Example> = {
  'people.search': {
    args: [{ q: 'ada', after: 'mailx', limit: 5 }],
    takes: { ...paging, '0.q': ['empty', 'undefined'] },
  },
  'people.get': { args: ['p'] },
  'people.change': {
    args: ['p', { addTags: ['a'], removeTags: ['b'], fields: { f: 'v' } }],
    takes: {
      '1.addTags': nothing,
      '1.removeTags': nothing,
      '1.fields': ['object', 'undefined'],
      '1.fields.f': anyJson.filter((kind) => kind !== 'undefined'),
    },
  },
  'people.import': {
    args: [{ import: 'i', rows: [{ row: 1, person: { email: 'ada@example.com' } }], startWorkflows: true, by: 'ed' }],
    takes: {
      // What is wrong with a row is told of that row.
      '0.rows.0.person': ['object', 'operator', 'array', 'number', 'huge', 'empty', 'null', 'undefined'],
      '0.rows.0.person.email': ['object', 'operator', 'array', 'number', 'huge', 'empty', 'null', 'undefined'],
      '0.startWorkflows': nothing,
      '0.by': nothing,
    },
  },
  'people.fieldNames': none,
  'people.timeline': {
    args: ['p', { after: '2026-01-01T00:00:00.000Z|1', limit: 5 }],
    takes: { '1': nothing, '1.after': nothing, '1.limit': nothing },
  },
  'people.erase': {
    args: ['ada@example.com', { by: 'ed', askedAt: new Date(0) }],
    takes: { '1.askedAt': ['undefined'] },
  },
  'people.erasure': { args: ['e'] },
  'people.continueErasing': none,
  'people.export': { args: ['p', { by: 'ed' }] },
  'people.restore': {
    args: [
      {
        ...{ format: 'whenthen.person', version: 1, exportedAt: '2026-01-01T00:00:00.000Z' },
        person: {
          ...{ email: 'ada@example.com', tags: ['vip'], fields: { f: 'v' }, externalIds: { crm: '1' } },
          ...{ timeZone: 'UTC', locale: 'en', untracked: true },
          subscription: { status: 'subscribed', since: '2026-01-01T00:00:00.000Z', by: 'ed', how: 'staff' },
        },
      },
      { by: 'ed' },
    ],
    takes: {
      '0.exportedAt': ['empty', 'undefined'],
      '0.person.tags': nothing,
      '0.person.fields': ['object', 'undefined'],
      '0.person.fields.f': anyJson.filter((kind) => kind !== 'undefined'),
      '0.person.externalIds': nothing,
      '0.person.externalIds.crm': ['empty'],
      '0.person.timeZone': nothing,
      '0.person.locale': ['empty', 'undefined'],
      '0.person.untracked': nothing,
      '0.person.subscription': nothing,
      '0.person.subscription.since': nothing,
      '0.person.subscription.by': ['empty', 'undefined'],
      '0.person.subscription.how': ['empty', 'undefined'],
    },
  },
  'people.previewMerge': { args: ['p', 'q'] },
  'people.merge': { args: ['p', 'q', { by: 'ed' }] },
  'people.setTracking': { args: ['p', false, 'ed'] },
  'people.setSubscription': { args: ['p', 'unsubscribed', 'ed'] },
  'consent.of': { args: ['p'] },
  'consent.change': { args: [agreement], takes: agreementTakes('0') },
  'consent.changeMany': { args: [[agreement]], takes: agreementTakes('0.0') },
  'consent.history': { args: ['p'] },
  'consent.respond': { args: [{ method: 'GET', token: 'none' }], answers: true },
};
