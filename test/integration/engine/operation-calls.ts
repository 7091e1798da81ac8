import { nothing, type Example } from './call-example.js';

/** The methods by which an engine is operated. */
export const operationCalls: Record<string, Example> = {
  'audit.list': {
    args: [
      {
        by: 'ed',
        what: 'workflow.paused',
        kind: 'workflow',
        thing: 'w',
        since: new Date(0),
        until: new Date(0),
        after: 'a',
        limit: 5,
      },
    ],
    takes: {
      '0.after': nothing,
      '0.limit': nothing,
      '0': nothing,
      '0.by': nothing,
      '0.what': nothing,
      '0.thing': nothing,
      '0.since': nothing,
      '0.until': nothing,
    },
  },
  'audit.kinds': { args: [] },
  'audit.note': {
    args: [{ by: 'ed', what: 'people.exported', on: { kind: 'people', id: 'p', name: 'P' }, details: { rows: 1 } }],
    takes: {
      '0.by': nothing,
      '0.on.name': nothing,
      '0.details': ['object', 'undefined'],
      '0.details.rows': ['number', 'empty'],
    },
  },
  'sending.status': { args: [] },
  'sending.hold': { args: [{ by: 'ed', reason: 'x' }], takes: { '0.by': nothing } },
  'sending.release': {
    args: [{ by: 'ed', skipDueBefore: new Date(0) }],
    takes: { '0.by': nothing, '0.skipDueBefore': nothing },
  },
  'metrics.text': { args: [] },
  'metrics.respond': { args: [{ authorization: 'Bearer x' }], answers: true },
};
