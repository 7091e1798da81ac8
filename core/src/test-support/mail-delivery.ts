import type { Delivery } from '../model/abilities/deliver.js';
import type { TemplateRecord } from '../model/mail/template.js';
import { at } from '../testing/contract/kit/moment.js';

interface Given {
  mail?: Delivery['mail'];
  effect?: Partial<Delivery['effect']>;
  run?: Partial<Delivery['run']>;
  signal?: AbortSignal;
}

/** A delivery of the template "welcome" to Ann: the first attempt, in time, unless it says otherwise. */
export const mailDelivery = ({ mail, effect, run, signal }: Given = {}): Delivery => ({
  mail: mail ?? { template: 'welcome' },
  effect: {
    _id: 'effect',
    run: 'run',
    person: 'ann',
    workflow: 'greet',
    version: 1,
    step: 'send',
    seq: 1,
    action: 'send_email',
    input: {},
    state: 'open',
    dueAt: at(0),
    attempts: 1,
    lease: 'lease',
    createdAt: at(0),
    ...effect,
  },
  person: {
    _id: 'ann',
    email: 'ann@shop.example',
    tags: [],
    fields: { first_name: 'Ann' },
    externalIds: {},
    createdAt: at(0),
    updatedAt: at(0),
    lastSeenAt: null,
  },
  run: {
    _id: 'run',
    workflow: 'greet',
    version: 1,
    person: 'ann',
    entryKey: 'once',
    trigger: { event: 'event', name: 'customer.created', properties: { total: 3 } },
    state: 'waiting',
    step: 'send',
    phase: 'arrive',
    seq: 1,
    rev: 1,
    attempts: 0,
    enteredAt: at(0),
    stepAt: at(0),
    wakeAt: null,
    endedAt: null,
    outcome: null,
    reason: null,
    part: 0,
    journalMoved: 0,
    journalLength: 0,
    ...run,
  },
  snapshot: undefined,
  signal: signal ?? new AbortController().signal,
});

/** The published template "welcome": transactional, unless it says otherwise. */
export const welcome = (given: Partial<TemplateRecord> = {}): TemplateRecord => ({
  _id: 'welcome@2',
  template: 'welcome',
  version: 2,
  name: 'Welcome',
  subject: 'Hello',
  html: '<p>Hello</p>',
  kind: 'transactional',
  hash: 'hash',
  publishedAt: at(0),
  ...given,
});
