import { workflow } from '@whenthen/core/builder';
import { mailsTo, personOf, runsOf, tell } from './people.js';
import { activate, type Round, type Scenario, type Stage } from './stage.js';

const DAY = 86_400_000;

/** Two marketing mails at once, where one a day is allowed: the second one is put off. */
export const capped: Scenario = {
  gaps: { 'deliver: slot taken': {} },
  async publish({ shop }) {
    const { engine } = shop;
    await engine.settings.change('caps', { rules: [{ most: 1, days: 1 }] }, { by: 'ed' });
    for (const id of ['news', 'offer'])
      await engine.templates.publish({ id, name: id, subject: id, html: '<p>x</p>', kind: 'marketing' });
    await activate(shop, workflow('news').on('tidings').reenter('always').send('news').send('offer'));
    await engine.workflows.openFuse('news', { for: 'good', by: 'ed' });
  },
  begin: (stage, round) => tell(stage, round, 'tidings'),
  async check(stage, { emails }) {
    await stage.sound.pass('3 days');
    for (const email of emails) {
      const { _id } = await personOf(stage, email);
      expect(
        mailsTo(stage, email)
          .map((m) => m.subject)
          .sort(),
      ).toEqual(['news', 'offer']);
      const messages = await stage.db.collection('whenthen_messages').find({ person: _id }).toArray();
      const [first = 0, second = 0] = messages.map((m) => (m['sentAt'] as Date).getTime()).sort((a, b) => a - b);
      expect(second - first).toBeGreaterThanOrEqual(DAY - 60_000);
      // One slot for each, however often it was taken.
      const caps = await stage.db.collection('whenthen_caps').findOne({ _id: _id as never });
      const slots = (caps?.['mails'] as { key: string; taken: boolean }[]).map(({ key, taken }) => ({ key, taken }));
      expect(slots).toHaveLength(2);
      expect(slots).toEqual(expect.arrayContaining(messages.map(({ _id: key }) => ({ key, taken: true }))));
    }
  },
};

const MOST = 10;

/** As many people enter a workflow of the round as an hour may have; then those of the round would. */
const rush = async (stage: Stage, round: Round): Promise<void> => {
  const { shop, sound } = stage;
  await activate(shop, workflow(round.id).on(`go_${round.id}`).reenter('always').increase('n', 1));
  const others = Array.from({ length: MOST }, (_, i) => `${round.id}other${i}@example.com`);
  await tell(stage, { ...round, emails: others }, `go_${round.id}`);
  await sound.pass(0);
  await tell(stage, round, `go_${round.id}`);
};

const fuseOf = async ({ shop }: Stage, { id }: Round) => (await shop.engine.workflows.get(id))?.fuse;

/** More enter than usually do, and are kept. */
export const fused: Scenario = {
  gaps: { 'enrol: fuse blown': {}, 'enrol: entries kept': {} },
  async publish({ shop: { engine } }) {
    await engine.settings.change('fuse', { atLeast: MOST }, { by: 'ed' });
  },
  begin: rush,
  async check(stage, round) {
    const { sound, shop } = stage;
    if ((await fuseOf(stage, round))?.pausedSince) {
      expect(await fuseOf(stage, round)).toMatchObject({ kept: round.emails.length });
      for (const email of round.emails) expect(await runsOf(stage, email)).toEqual([]);
      await shop.engine.workflows.letIn(round.id);
    }
    await sound.pass('1 minute');
    expect(await fuseOf(stage, round)).toMatchObject({ kept: 0, pausedSince: null });
    for (const email of round.emails) {
      expect((await personOf(stage, email)).fields['n']).toBe(1);
      expect(await runsOf(stage, email)).toEqual([`${round.id} completed`]);
    }
  },
};

/** Those who were kept are let in, by a call. */
export const letIn: Scenario = {
  gaps: { 'fuse: mended': {} },
  publish: () => Promise.resolve(),
  async begin(stage, round) {
    await rush(stage, round);
    await stage.sound.pass(0);
    expect(await fuseOf(stage, round)).toMatchObject({ kept: round.emails.length });
  },
  async work(worker, { id }) {
    await worker.engine.workflows.letIn(id);
  },
  async check(stage, round) {
    await stage.sound.pass('1 minute');
    expect(await fuseOf(stage, round)).toMatchObject({ kept: 0, pausedSince: null });
    for (const email of round.emails) expect(await runsOf(stage, email)).toEqual([`${round.id} completed`]);
  },
};
