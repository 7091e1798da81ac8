import { nothing, type Example } from './call-example.js';

const text = new TextEncoder();

/** What Postmark shows to the engine whose methods are called. */
export const FEEDBACK_SECRET = 'nobody-can-guess-this';
const suppression = { email: 'ada@example.com', reason: 'bounced', why: 'they asked', by: 'ed' };

/** The methods of what mail providers tell, and of the suppression list. */
export const mailCalls: Record<string, Example> = {
  'preferences.respond': { args: [{ method: 'GET', token: 'none' }], answers: true },
  'preferences.url': { args: ['p'] },
  'feedback.respond': {
    args: [
      {
        provider: 'postmark',
        secret: FEEDBACK_SECRET,
        body: text.encode('{"RecordType":"Bounce","Type":"HardBounce","ID":1,"Email":"ada@example.com"}'),
        headers: { 'content-type': 'application/json' },
      },
    ],
    takes: { '0.headers': ['operator'], '0.headers.content-type': ['huge', 'empty', 'undefined'] },
    answers: true,
  },
  'suppressions.list': {
    args: [{ q: 'a', reason: 'bounced', after: 'bounced|2026-01-01T00:00:00.000Z|a@example.com', limit: 5 }],
    takes: { '0.after': nothing, '0.limit': nothing, '0': nothing, '0.q': ['empty', 'undefined'], '0.reason': nothing },
  },
  'suppressions.add': { args: [suppression] },
  'suppressions.remove': { args: [suppression] },
  'suppressions.import': {
    args: [
      { import: 'i', rows: [{ row: 1, entry: { email: 'ada@example.com', reason: 'bounced', why: 'x' } }], by: 'ed' },
    ],
    takes: {
      // What is wrong with a row is told of that row.
      '0.rows.0.entry': ['object', 'operator', 'array', 'number', 'huge', 'empty', 'null', 'undefined'],
      '0.rows.0.entry.email': ['object', 'operator', 'array', 'number', 'huge', 'empty', 'null', 'undefined'],
      '0.rows.0.entry.reason': ['object', 'operator', 'array', 'number', 'huge', 'empty', 'null', 'undefined'],
      '0.rows.0.entry.why': ['object', 'operator', 'array', 'number', 'huge', 'empty', 'null', 'undefined'],
    },
  },
};
