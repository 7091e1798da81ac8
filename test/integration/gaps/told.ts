import { workflow } from '@whenthen/core/builder';
import { outcomeOf, publishReaders, story } from '../engine/event-moments.js';
import { personOf } from './people.js';
import { activate, type Scenario } from './stage.js';

const nameOf = (email: string): string => email.replace('@example.com', '');

/** Events that tell much at once: fields, a segment, a date, entries behind a gate, an exit, a subscription. */
export const told: Scenario = {
  gaps: {
    'lease: claimed': {},
    'ingest: people told': {},
    'subscriptions: list written': {},
    'segments: looked at': {},
    'segments: people settled': {},
    'dates: events inserted': {},
    'ingest: people settled': {},
    'enrol: late events noted': {},
    'enrol: gates passed': {},
    'enrol: runs inserted': {},
    'interrupt: runs read': {},
    'interrupt: runs committed': {},
    'ingest: lost runs ended': {},
    'ingest: exits applied': {},
    'ingest: events processed': {},
  },
  async publish({ sound }) {
    await publishReaders(sound);
    await activate(sound, workflow('counted').on('ping').reenter('always').maxAge('30 days').increase('pings', 1));
    await sound.pass('20 days');
  },
  async begin({ shop }, { emails }) {
    for (const email of emails) await story(shop, nameOf(email));
  },
  async check(stage, { emails }) {
    for (const email of emails) {
      expect(await outcomeOf(stage, nameOf(email))).toEqual({
        nick: 'second',
        tags: ['met', 'renewed'],
        segments: ['gold'],
        subscription: 'unsubscribed',
        told: undefined,
        news: undefined,
        runs: [
          'basket exited',
          ...['counted', 'counted', 'counted'].map((w) => `${w} completed`),
          ...['fresh exited', 'fresh exited'],
          ...['met completed', 'renewed completed', 'weekly exited', 'weekly exited'],
        ],
        events: [
          ...['$date_reached', '$imported', '$segment_entered', '$tag_added', '$tag_added', '$unsubscribed'],
          ...['ping', 'ping', 'ping', 'put', 'stop'],
        ].map((name) => `${name} processed`),
      });
      expect((await personOf(stage, email)).fields['pings']).toBe(3);
    }
  },
};

/** A worker that stands still before it tells them: nothing that it tells behind its lease may count. */
export const toldLate: Scenario = { ...told, gaps: { 'ingest: events claimed': {} } };
