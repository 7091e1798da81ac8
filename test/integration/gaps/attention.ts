import { workflow } from '@whenthen/core/builder';
import { mailsTo, personOf, tell } from './people.js';
import { activate, type Scenario } from './stage.js';

/** Mails that are held are sent again, all that match, because somebody says so. */
export const sentAgain: Scenario = {
  gaps: { 'attention: some handled': {} },
  async publish({ shop, sound }) {
    await shop.engine.templates.publish({ id: 'broke', name: 'Broke', subject: 'Broke', html: '<p>x</p>' });
    await activate(shop, workflow('broke').on('broke').send('broke'));
    const { send } = sound.mail;
    const broken = new Set<string>();
    sound.mail.send = async (mail, how) => {
      if (mail.subject !== 'Broke' || broken.has(mail.messageId)) return send(mail, how);
      broken.add(mail.messageId);
      await how.beforeAccept();
      throw new Error('The connection broke');
    };
  },
  async begin(stage, round) {
    await tell(stage, round, 'broke');
    await stage.sound.pass(0);
  },
  async work({ engine }) {
    const filter = { workflow: 'broke' };
    const { count, until } = await engine.attention.count(filter);
    await engine.attention.retry({ filter: { ...filter, until }, expected: count }, { by: 'ed@example.com' });
  },
  async check(stage, { emails }) {
    const jobs = stage.db.collection('whenthen_attention_jobs');
    for (let i = 0; i < 50 && (await jobs.countDocuments({ state: 'running' })) > 0; i++)
      await stage.sound.pass('1 minute');
    expect(await jobs.countDocuments({ state: 'running' })).toBe(0);
    await stage.sound.pass('1 minute');
    for (const email of emails) {
      const { _id } = await personOf(stage, email);
      const messages = await stage.db.collection('whenthen_messages').find({ person: _id }).toArray();
      expect(messages.map((m) => m['state'])).toEqual(['sent']);
      expect(mailsTo(stage, email)).toHaveLength(1);
      const effects = await stage.db.collection('whenthen_effects').find({ person: _id }).toArray();
      expect(effects).toMatchObject([{ state: 'done', handled: { how: 'retried' } }]);
      expect(effects[0]?.['attention']).toBeUndefined();
    }
  },
};
