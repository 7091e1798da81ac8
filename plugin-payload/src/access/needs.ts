import type { Role } from '@whenthen/core/definition';
import type { AccessRules } from './rules.js';

/**
 * What a request needs: a role, where the option `access.roles` says who has which; and the rule that stands for it
 * where there are the three rules `read`, `write` and `operate` instead.
 */
export interface Need {
  role: Role;
  rule: keyof AccessRules;
}

const READ = { role: 'read', rule: 'read' } as const;
const WRITE = { role: 'write', rule: 'write' } as const;
const OPERATE = { role: 'operate', rule: 'operate' } as const;
/** Settings of the shop. */
const SETTINGS = { role: 'write', rule: 'operate' } as const;
/** What webhooks were called with is about people: that is left out for who may not see them. */
const CALLS = { role: 'write', rule: 'read' } as const;
const SEE_PEOPLE = { role: 'people', rule: 'read' } as const;
const CHANGE_PEOPLE = { role: 'people', rule: 'operate' } as const;
const SEE_ERASURE = { role: 'erase', rule: 'read' } as const;
const ERASE = { role: 'erase', rule: 'operate' } as const;
/** For everybody: what is in the address or the request is the proof. */
const PUBLIC = 'public';

/** What each endpoint needs, by its method and its path below `/api/whenthen`. docs/endpoints.md says the same. */
export const needs = {
  'GET /attention': READ,
  'GET /attention/groups': READ,
  'GET /attention/count': READ,
  'POST /attention/retry': OPERATE,
  'POST /attention/dismiss': OPERATE,
  'GET /attention/jobs': READ,
  'GET /attention/jobs/:id': READ,
  'POST /attention/jobs/:id/undo': OPERATE,
  'GET /audit': OPERATE,
  'GET /catalog': READ,
  'GET /consent': READ,
  'POST /consent': SETTINGS,
  'GET /erasures/:id': SEE_ERASURE,
  'GET /event': SEE_PEOPLE,
  'GET /events': SEE_PEOPLE,
  'GET /health': READ,
  'GET /messages': SEE_PEOPLE,
  'GET /messages/:id': SEE_PEOPLE,
  'POST /messages/:id/decision': OPERATE,
  'GET /people': SEE_PEOPLE,
  'GET /people/export': SEE_PEOPLE,
  'POST /people/import': CHANGE_PEOPLE,
  // It takes back that somebody was erased, and with it the block of their address.
  'POST /people/restore': ERASE,
  'GET /people/:id': SEE_PEOPLE,
  'GET /people/:id/consent': SEE_PEOPLE,
  'POST /people/:id/consent': CHANGE_PEOPLE,
  'POST /people/:id/erase': ERASE,
  'GET /people/:id/export': CHANGE_PEOPLE,
  'GET /people/:id/merge': SEE_ERASURE,
  'POST /people/:id/merge': ERASE,
  'POST /people/:id/subscription': CHANGE_PEOPLE,
  'GET /people/:id/timeline': SEE_PEOPLE,
  'POST /people/:id/tracking': CHANGE_PEOPLE,
  'POST /recipes/:id/install': WRITE,
  'GET /retention': READ,
  'POST /retention': SETTINGS,
  'POST /retention/preview': SETTINGS,
  'GET /runs': READ,
  'GET /runs/:id': SEE_PEOPLE,
  'POST /runs/:id/stop': OPERATE,
  'GET /secrets': WRITE,
  'POST /secrets': WRITE,
  'POST /secrets/:name/remove': WRITE,
  'GET /segments/:id': READ,
  // Criteria of one's own, counted, tell sign by sign what stands in a profile.
  'POST /segments/preview': SEE_PEOPLE,
  'GET /sending': READ,
  'POST /sending/hold': OPERATE,
  'POST /sending/release': OPERATE,
  'GET /settings/:section': READ,
  'POST /settings/:section': SETTINGS,
  'GET /suppressions': SEE_PEOPLE,
  'POST /suppressions/add': CHANGE_PEOPLE,
  'GET /suppressions/export': SEE_PEOPLE,
  'POST /suppressions/import': CHANGE_PEOPLE,
  'POST /suppressions/remove': CHANGE_PEOPLE,
  'GET /templates/preview': READ,
  'POST /templates/preview': READ,
  'GET /templates/sample': READ,
  'GET /webhooks': CALLS,
  'POST /webhooks': SETTINGS,
  'POST /webhooks/:id': SETTINGS,
  'POST /webhooks/:id/remove': SETTINGS,
  'POST /webhooks/:id/rotate': SETTINGS,
  'POST /webhook-test': WRITE,
  'GET /workflows/:id/backfills': READ,
  'POST /workflows/:id/backfills': OPERATE,
  'POST /workflows/:id/backfills/cancel': OPERATE,
  'POST /workflows/:id/backfills/preview': OPERATE,
  'POST /workflows/:id/freeze': OPERATE,
  'POST /workflows/:id/fuse': OPERATE,
  'POST /workflows/:id/left-out': OPERATE,
  'POST /workflows/:id/people': OPERATE,
  'POST /workflows/:id/status': OPERATE,
  'POST /workflows/:id/stop': OPERATE,
  'GET /workflows/:id/summary': READ,
  'GET /workflows/:id/waiting': READ,
  'POST /forms/:form': PUBLIC,
  'POST /hooks/:webhook': PUBLIC,
  'POST /feedback/:provider': PUBLIC,
  'POST /feedback/:provider/:secret': PUBLIC,
  'GET /mail/:token': PUBLIC,
  'GET /metrics': PUBLIC,
  'GET /confirm/:token': PUBLIC,
  'POST /confirm/:token': PUBLIC,
  'GET /preferences/:token': PUBLIC,
  'POST /preferences/:token': PUBLIC,
  'GET /unsubscribe/:token': PUBLIC,
  'POST /unsubscribe/:token': PUBLIC,
  'GET /up': PUBLIC,
} as const satisfies Record<`${'GET' | 'POST'} /${string}`, Need | typeof PUBLIC>;

type Needs = typeof needs;

/** An endpoint that not everybody may call. */
export type Route = { [R in keyof Needs]: Needs[R] extends Need ? R : never }[keyof Needs];

/** What the collections of documents need: looking at them, and everything else. */
export const collectionNeeds = { read: READ, write: WRITE } as const;
