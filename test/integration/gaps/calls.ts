import { ConflictError } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import { mailsTo, personOf, runsOf, tell } from './people.js';
import { activate, type Scenario } from './stage.js';

/** Somebody who was taken out of a sequence is added again. */
export const reopened: Scenario = {
  gaps: { 'enrol: sequences reopened': {} },
  async publish({ shop }) {
    for (const id of ['one', 'two'])
      await shop.engine.templates.publish({ id, name: id, subject: id, html: '<p>x</p>', kind: 'transactional' });
    const emails = [{ template: 'one' }, { template: 'two', after: { amount: 7, unit: 'days' as const } }];
    await shop.engine.sequences.publish({ id: 'course', name: 'Course', emails });
  },
  async begin(stage, { emails }) {
    const { shop, sound } = stage;
    const people = emails.map((email) => ({ email }));
    await shop.engine.sequences.addPeople('course', { people });
    await sound.pass('1 minute');
    const ids = await Promise.all(emails.map(async (email) => (await personOf(stage, email))._id));
    await shop.engine.sequences.removePeople('course', ids);
    await shop.pass('1 minute');
    await shop.engine.sequences.addPeople('course', { people });
  },
  async check(stage, { emails }) {
    await stage.sound.pass('8 days');
    for (const email of emails) {
      expect(await runsOf(stage, email)).toEqual(['sequence:course completed']);
      expect(mailsTo(stage, email).map((m) => m.subject)).toEqual(['one', 'two']);
      const { _id } = await personOf(stage, email);
      const [run] = await stage.db.collection('whenthen_runs').find({ person: _id }).toArray();
      const entered = (run?.['journal'] as { type: string }[]).filter((e) => e.type === 'entered');
      expect(entered).toHaveLength(2);
    }
  },
};

/** A workflow is frozen while people are due in it; once that has returned, nobody moves. */
export const frozen: Scenario = {
  gaps: { 'freeze: status set': {} },
  publish: () => Promise.resolve(),
  async begin(stage, round) {
    await activate(stage.shop, workflow(round.id).on(`go_${round.id}`).wait('1 hour').increase('n', 1));
    await tell(stage, round, `go_${round.id}`);
    await stage.sound.pass(0);
    await stage.shop.pass('1 hour');
  },
  work: (worker, { id }) => worker.engine.workflows.freeze(id),
  async check(stage, round) {
    const { sound, shop } = stage;
    const count = async (email: string) => (await personOf(stage, email)).fields['n'];
    if ((await shop.engine.workflows.get(round.id))?.counts.waiting) {
      await sound.pass('1 hour');
      for (const email of round.emails) expect(await count(email)).toBeUndefined();
      await shop.engine.workflows.unfreeze(round.id);
    }
    await sound.pass('1 minute');
    for (const email of round.emails) {
      expect(await count(email)).toBe(1);
      expect(await runsOf(stage, email)).toEqual([`${round.id} completed`]);
    }
  },
};

/** A mail that is held is sent again, because somebody says so. */
export const decided: Scenario = {
  gaps: { 'messages: decided about': {} },
  async publish({ shop, sound }) {
    await shop.engine.templates.publish({ id: 'lost', name: 'Lost', subject: 'Lost', html: '<p>x</p>' });
    await activate(shop, workflow('lost').on('lost').send('lost'));
    const { send } = sound.mail;
    const broken = new Set<string>();
    sound.mail.send = async (mail, how) => {
      if (mail.subject !== 'Lost' || broken.has(mail.messageId)) return send(mail, how);
      broken.add(mail.messageId);
      await how.beforeAccept();
      throw new Error('The connection broke');
    };
  },
  async begin(stage, round) {
    await tell(stage, round, 'lost');
    await stage.sound.pass(0);
  },
  async work({ engine }, { emails }) {
    for (const q of emails)
      for (const { id, state } of (await engine.messages.list({ q })).items)
        if (state !== 'sent')
          await engine.messages.resolve(id, 'resend').catch((error: unknown) => {
            // Somebody else decided meanwhile.
            if (!(error instanceof ConflictError)) throw error;
          });
  },
  async check(stage, { emails }) {
    for (const email of emails) {
      const { _id } = await personOf(stage, email);
      const messages = await stage.db.collection('whenthen_messages').find({ person: _id }).toArray();
      expect(messages.map((m) => m['state'])).toEqual(['sent']);
      expect(mailsTo(stage, email).map((m) => m.messageId)).toEqual([messages[0]?.['messageId']]);
      const effects = await stage.db.collection('whenthen_effects').find({ person: _id }).toArray();
      expect(effects.map((e) => e['state'])).toEqual(['done']);
    }
  },
};

/** Staff put somebody on the suppression list to whom a mail is about to go, because mail to them comes back. */
export const bounced: Scenario = {
  gaps: { 'feedback: events inserted': {}, 'feedback: addresses written': {} },
  async publish({ shop }) {
    await shop.engine.templates.publish({
      id: 'slip',
      name: 'Slip',
      subject: 'Slip',
      html: '<p>x</p>',
      kind: 'transactional',
    });
    await activate(shop, workflow('slip').on('slip').wait('30 days').send('slip'));
    await activate(shop, workflow('returned').on('$email_bounced').reenter('always').increase('returned', 1));
  },
  async begin(stage, round) {
    await tell(stage, round, 'slip');
    await stage.sound.pass(0);
  },
  async work({ engine }, { emails }) {
    for (const email of emails)
      await engine.suppressions.add({ email, reason: 'bounced', why: '550 5.1.1', by: 'ed@example.com' });
  },
  async check(stage, round) {
    await stage.sound.pass('31 days');
    for (const email of round.emails) {
      const { _id, fields } = await personOf(stage, email);
      expect(fields['returned']).toBe(1);
      expect(mailsTo(stage, email)).toEqual([]);
      const messages = await stage.db.collection('whenthen_messages').find({ person: _id }).toArray();
      expect(messages.map((m) => m['state'])).toEqual(['skipped']);
      const record = await stage.db.collection<{ _id: string }>('whenthen_bounces').findOne({ _id: email });
      expect(record).toMatchObject({ state: 'hard', why: '550 5.1.1', by: 'ed@example.com', rev: 1 });
      const told = { email, name: '$email_bounced' };
      expect(await stage.db.collection('whenthen_events').countDocuments(told)).toBe(1);
    }
  },
};

/** Staff unsubscribe somebody to whom a mail is about to go. */
export const unsubscribed: Scenario = {
  gaps: { 'subscriptions: event inserted': {} },
  async publish({ shop }) {
    await shop.engine.templates.publish({ id: 'news', name: 'News', subject: 'News', html: '<p>x</p>' });
    await activate(shop, workflow('later').on('later').wait('30 days').send('news'));
    await activate(shop, workflow('left').on('$unsubscribed').reenter('always').increase('left', 1));
  },
  async begin(stage, round) {
    await tell(stage, round, 'later');
    await stage.sound.pass(0);
  },
  async work({ engine }, { emails }) {
    for (const q of emails)
      for (const { id } of (await engine.people.search({ q })).items)
        await engine.people.setSubscription(id, 'unsubscribed', 'ed@example.com');
  },
  async check(stage, round) {
    await stage.sound.pass('31 days');
    for (const email of round.emails) {
      const { _id, subscription, fields } = await personOf(stage, email);
      expect(subscription).toMatchObject({ status: 'unsubscribed' });
      expect(fields['left']).toBe(1);
      expect(mailsTo(stage, email)).toEqual([]);
      const messages = await stage.db.collection('whenthen_messages').find({ person: _id }).toArray();
      expect(messages.map((m) => m['state'])).toEqual(['skipped']);
      const told = { email, name: '$unsubscribed' };
      expect(await stage.db.collection('whenthen_events').countDocuments(told)).toBe(1);
    }
  },
};

/** Somebody pauses a workflow, and the audit log tells of it, whatever is cut: nothing is done without a trace. */
export const audited: Scenario = {
  gaps: { 'audit: begun': {}, 'audit: carried out': {} },
  publish: () => Promise.resolve(),
  async begin(stage, round) {
    await activate(stage.shop, workflow(round.id).on(`go_${round.id}`).increase('n', 1));
  },
  async work({ engine }, { id }) {
    if ((await engine.workflows.get(id))?.status !== 'paused')
      await engine.workflows.setStatus(id, 'paused', 'ed@example.com');
  },
  async check({ shop }, { id }) {
    const { items } = await shop.engine.audit.list({ kind: 'workflow', thing: id, what: 'workflow.paused' });
    expect((await shop.engine.workflows.get(id))?.status).toBe('paused');
    expect(items.length).toBeGreaterThan(0);
    // What was begun and cut off stays as that, also where the work was done.
    for (const { by, done } of items) expect([by, typeof done]).toEqual(['ed@example.com', 'boolean']);
  },
};
