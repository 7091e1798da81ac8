import { workflow } from '@whenthen/core/builder';
import { mailsTo, personOf, tell } from './people.js';
import { activate, type Scenario } from './stage.js';

/** Somebody says no to a topic about which a mail is about to go, and yes to another one. */
export const agreed: Scenario = {
  gaps: { 'consent: events inserted': {} },
  async publish({ shop }) {
    await shop.engine.templates.publish({ id: 'offer', name: 'Offer', subject: 'Offer', html: '<p>x</p>' });
    await activate(shop, workflow('offered').on('offered').wait('30 days').send('offer'));
    await activate(shop, workflow('no').on('$consent_withdrawn').reenter('always').increase('no', 1));
    await activate(shop, workflow('yes').on('$consent_given').reenter('always').increase('yes', 1));
  },
  async begin(stage, round) {
    await tell(stage, round, 'offered');
    await stage.sound.pass(0);
  },
  async work({ engine }, { emails }) {
    await engine.consent.changeMany(
      emails.flatMap((email) => [
        { email, topic: 'newsletter', state: 'unsubscribed' as const, how: 'api' as const },
        { email, topic: 'reminders', state: 'subscribed' as const, how: 'api' as const, evidence: { words: 'Yes' } },
      ]),
    );
  },
  async check(stage, round) {
    await stage.sound.pass('31 days');
    for (const email of round.emails) {
      const { _id, fields } = await personOf(stage, email);
      expect(fields).toMatchObject({ no: 1, yes: 1 });
      const record = await stage.db.collection<{ _id: string }>('whenthen_consents').findOne({ _id: email });
      expect(record).toMatchObject({
        topics: {
          newsletter: { state: 'unsubscribed' },
          reminders: { state: 'subscribed', evidence: { words: 'Yes' } },
        },
      });
      // Of one moment: in which order they stand is nobody's concern.
      const told = (record as { history?: { topic: string }[] } | null)?.history ?? [];
      expect(told.map(({ topic }) => topic).sort()).toEqual(['newsletter', 'reminders']);
      expect(mailsTo(stage, email)).toEqual([]);
      const messages = await stage.db.collection('whenthen_messages').find({ person: _id }).toArray();
      expect(messages.map((m) => m['state'])).toEqual(['skipped']);
      for (const name of ['$consent_withdrawn', '$consent_given'])
        expect(await stage.db.collection('whenthen_events').countDocuments({ email, name })).toBe(1);
    }
  },
};

/**
 * Somebody who had unsubscribed from everything agrees to one topic by what only they are sent: that one comes to them
 * again, and no other.
 */
export const cameBack: Scenario = {
  gaps: { 'consent: list written': {} },
  async publish({ shop }) {
    await activate(shop, workflow('back').on('$subscribed').reenter('always').increase('back', 1));
  },
  async begin(stage, round) {
    await tell(stage, round, 'came');
    await stage.sound.pass(0);
    for (const email of round.emails) {
      await stage.shop.engine.consent.change({ email, topic: 'newsletter', state: 'subscribed', how: 'api' });
      const { _id } = await personOf(stage, email);
      await stage.shop.engine.people.setSubscription(_id, 'unsubscribed', 'ed');
    }
    await stage.sound.pass('1 minute');
  },
  async work({ engine, pass }, { emails }) {
    await engine.consent.changeMany(
      emails.map((email) => ({ email, topic: 'reminders', state: 'subscribed' as const, how: 'page' as const })),
    );
    await pass(0);
  },
  async check(stage, round) {
    await stage.sound.pass('1 minute');
    for (const email of round.emails) {
      const { _id, fields } = await personOf(stage, email);
      expect(fields['back']).toBe(1);
      const { topics } = await stage.shop.engine.consent.of(_id);
      expect(topics.map(({ id, state, mayMail }) => [id, state, mayMail])).toEqual([
        ['newsletter', 'unsubscribed', false],
        ['offers', 'unsubscribed', false],
        ['reminders', 'subscribed', true],
      ]);
      for (const name of ['$consent_given', '$subscribed'])
        expect(await stage.db.collection('whenthen_events').countDocuments({ email, name })).toBe(
          name === '$subscribed' ? 1 : 2,
        );
    }
  },
};

/** Somebody sends a form that asks for e-mails: processing it records that, as an event of its own. */
export const asked: Scenario = {
  gaps: { 'consent: events inserted': {} },
  async publish({ shop }) {
    await activate(shop, workflow('asked').on('$consent_requested').reenter('always').increase('asked', 1));
  },
  async begin({ shop }, { id, emails }) {
    for (const email of emails)
      await shop.engine.forms.submit({
        ...{ form: 'footer', id: `${id}:${email}`, values: { email } },
        consent: { topic: 'offers', words: 'Yes' },
      });
  },
  async check(stage, { emails }) {
    const { db } = stage;
    for (const email of emails) {
      expect((await personOf(stage, email)).fields['asked']).toBe(1);
      const record = await db.collection<{ _id: string }>('whenthen_consents').findOne({ _id: email });
      expect(record).toMatchObject({
        topics: { offers: { state: 'pending', evidence: { source: 'form:footer', words: 'Yes' } } },
        history: [{ state: 'pending' }],
      });
      expect((record as { history?: unknown[] } | null)?.history).toHaveLength(1);
      const names = ['$consent_requested', '$form_submitted'];
      const events = await db
        .collection('whenthen_events')
        .find({ email, name: { $in: names } })
        .sort({ name: 1 })
        .toArray();
      expect(events.map((e) => `${e['name']} ${e['state']}`)).toEqual(names.map((name) => `${name} processed`));
    }
  },
};
