import { createPulse, watched, type Pulse } from './pulse.js';

describe('createPulse', () => {
  let now: number;
  let turns: number;
  let pulse: Pulse;
  beforeEach(() => {
    now = 1_000;
    turns = 0;
    pulse = createPulse(() => now);
    pulse.onTurn(() => {
      turns += 1;
    });
  });

  it('keeps when a loop last came round, and what its last failure said', () => {
    pulse.beat('ingest');
    now = 2_000;
    pulse.failed('ingest', new Error('no space left'));
    now = 3_000;
    pulse.failed('ingest', new Error('still none'));
    expect(pulse.loops()).toEqual({
      ingest: { goodAt: new Date(1_000), failedAt: new Date(3_000), failures: 2, error: 'still none' },
    });
  });

  it('forgets failures when the loop comes round', () => {
    pulse.failed('sweep', 'a text');
    pulse.beat('sweep');
    expect(pulse.loops()).toEqual({ sweep: { goodAt: new Date(1_000), failures: 0 } });
  });

  it('does not add failures up that lie far apart', () => {
    pulse.failed('scheduler', new Error('once'));
    now += 3_600_000;
    pulse.failed('scheduler', new Error('an hour later'));
    expect(pulse.loops().scheduler?.failures).toBe(1);
  });

  it('tells when it turns bad, when it stays so, and when it is well again; not in between', () => {
    for (let i = 0; i < 10; i++) pulse.failed('wake', new Error('x'));
    expect(turns).toBe(2);
    pulse.beat('wake');
    pulse.beat('wake');
    expect(turns).toBe(3);
  });

  it('cuts long errors, and has words for one without', () => {
    pulse.failed('wake', new Error('x'.repeat(10_000)));
    expect(pulse.loops().wake?.error).toHaveLength(300);
    pulse.failed('wake', new Error(''));
    expect(pulse.loops().wake?.error).toBe('an error without words');
  });

  it('keeps no address', () => {
    pulse.failed('wake', new Error('duplicate key: ada@example.com'));
    expect(pulse.loops().wake?.error).toBe('duplicate key: [address]');
  });

  it('watches work: what it throws is told and thrown', async () => {
    const seen: number[] = [];
    const work = watched(pulse, 'wake', (n: number) => {
      seen.push(n);
      return n > 1 ? Promise.reject(new Error('too many')) : Promise.resolve();
    });
    await work(1);
    await expect(work(2)).rejects.toThrow('too many');
    expect(seen).toEqual([1, 2]);
    expect(pulse.loops().wake).toMatchObject({ failures: 1, error: 'too many' });
  });
});
