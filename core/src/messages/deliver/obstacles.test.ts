import { at } from '../../testing/contract/kit/moment.js';
import { mailDelivery, welcome } from '../../test-support/mail-delivery.js';
import type { Marketing } from '../marketing.js';
import type { Found } from './letter.js';
import { lookForObstacles } from './obstacles.js';

const note = { note: { to: ['a@x.example'], subject: 'New', text: 'Ann came' } };
const hours = (n: number) => at(n * 3_600);
const DAY = { amount: 1, unit: 'days' as const };

const look = async (
  given: Parameters<typeof mailDelivery>[0],
  content: Found['content'],
  { now = at(0), held, unready, gone }: { now?: Date; held?: string; unready?: string; gone?: string } = {},
) => {
  const marketing: Marketing = {
    heldBack: async () => held,
    unready,
    variables: () => ({}),
    untracked: () => [],
    complete: (rendered) => ({ ...rendered, headers: {} }),
  };
  const clock = { now: () => now.getTime(), timeZone: 'Europe/Zurich', spreadOf: () => 0 };
  const opened = { delivery: mailDelivery(given), messageId: '<effect@shop.example>', before: 'pending' as const };
  const confirmation = { obstacle: async () => undefined, linkFor: async () => undefined };
  const parts = { marketing, confirmation, unreachable: async () => gone, ...clock, maxAgeOf: async () => DAY };
  const result = await lookForObstacles(parts, { ...opened, content });
  return { opened, result };
};

describe('a mail', () => {
  it('is cleared where nothing keeps it from being sent', async () => {
    const { opened, result } = await look({}, welcome({ kind: 'marketing' }));
    expect(result).toEqual({ ...opened, content: welcome({ kind: 'marketing' }) });
  });

  it('is skipped where the person had left the workflow, but not where its own steps ended it', async () => {
    const { result } = await look({ run: { endedBy: 'rule', reason: 'Bought' } }, welcome());
    expect(result).toEqual({ kind: 'skipped', reason: 'The person had left the workflow: Bought' });
    expect((await look({ run: { endedBy: 'step' } }, welcome())).result).not.toHaveProperty('kind');
  });

  it('is skipped where its moment passed long ago, counted from when its run was due', async () => {
    const now = hours(30);
    expect((await look({}, welcome(), { now })).result).toEqual({
      kind: 'skipped',
      reason: `Too late: it was due at ${at(0).toISOString()}, more than 1 day ago`,
      expired: true,
    });
    expect((await look({ effect: { moment: hours(10) } }, welcome(), { now })).result).not.toHaveProperty('kind');
  });

  it('is not too late where it was tried in time', async () => {
    const { result } = await look({ effect: { attempts: 2 } }, welcome(), { now: hours(30) });
    expect(result).not.toHaveProperty('kind');
  });

  it.each([
    ['while its lane was held up since it was in time', { heldUp: hours(23) }, hours(100), false],
    ['where it was too late already when its lane was held up', { heldUp: hours(25) }, hours(100), '1 day'],
    ['behind a week, whatever held it up', { heldUp: hours(1) }, hours(169), '7 days'],
  ])('is too late, or not, %s', async (_, effect, now, late) => {
    const { result } = await look({ effect }, welcome(), { now });
    if (late)
      expect(result).toMatchObject({ kind: 'skipped', reason: expect.stringContaining(`more than ${late} ago`) });
    else expect(result).not.toHaveProperty('kind');
  });

  it('that was put off is too late by the moment it was put off to', async () => {
    const effect = { putOff: { until: hours(29), reason: 'quiet hours', since: at(0) } };
    expect((await look({ effect }, welcome(), { now: hours(30) })).result).not.toHaveProperty('kind');
    expect((await look({ effect }, welcome(), { now: hours(54) })).result).toMatchObject({ kind: 'skipped' });
  });

  it('is skipped where mail to the person comes back, whatever its kind; a note to staff is not', async () => {
    const gone = 'Skipped: mail comes back';
    for (const kind of ['marketing', 'transactional'] as const)
      expect((await look({}, welcome({ kind }), { gone })).result).toEqual({ kind: 'skipped', reason: gone });
    const { result } = await look({ mail: note }, { ...welcome(), kind: 'note', version: null }, { gone });
    expect(result).not.toHaveProperty('kind');
  });

  it('fails where its template was never published', async () => {
    const reason = 'There is no published e-mail template "welcome"';
    expect((await look({}, null)).result).toEqual({ kind: 'failed', reason });
  });

  it('is skipped where the person is held back, and tried again where no marketing mail can be sent', async () => {
    const marketing = welcome({ kind: 'marketing' });
    expect((await look({}, marketing, { held: 'Unsubscribed', unready: 'No link' })).result).toEqual({
      kind: 'skipped',
      reason: 'Unsubscribed',
    });
    expect((await look({}, marketing, { unready: 'No link' })).result).toEqual({
      kind: 'later',
      dueAt: at(30),
      reason: 'No link',
      marked: false,
    });
  });

  it('goes out to whoever is held back where it is transactional', async () => {
    const { result } = await look({}, welcome(), { held: 'Unsubscribed', unready: 'No link' });
    expect(result).not.toHaveProperty('kind');
  });

  it('to staff goes out whatever became of the person, and however late', async () => {
    const content = { ...welcome(), kind: 'note' as const, version: null };
    const given = { mail: note, run: { endedBy: 'rule' as const } };
    const { opened, result } = await look(given, content, { now: hours(300), held: 'Unsubscribed' });
    expect(result).toEqual({ ...opened, content });
  });
});
