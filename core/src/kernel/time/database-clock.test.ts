import { createDatabaseClock, type DatabaseClock } from './database-clock.js';

/** A machine, a database and the way between them, each with a time of its own. */
class World {
  steady = 5_000;
  machineAhead = 0;
  database = 1_700_000_000_000;
  trip = 10;
  away = false;
  asked = 0;

  pass(ms: number): void {
    this.steady += ms;
    this.database += ms;
  }
  machine = (): number => this.database + this.machineAhead;
  ask = (): Promise<Date> => {
    this.asked += 1;
    if (this.away) return Promise.reject(new Error('away'));
    this.pass(this.trip / 2);
    const said = new Date(this.database);
    this.pass(this.trip / 2);
    return Promise.resolve(said);
  };
}

describe('createDatabaseClock', () => {
  let world: World;
  let told: number[];
  let clock: DatabaseClock | undefined;
  const open = async (): Promise<DatabaseClock> => {
    const { ask, machine } = world;
    clock = await createDatabaseClock({ ask, machine, steady: () => world.steady, onMeasured: (ms) => told.push(ms) });
    return clock;
  };
  beforeEach(() => {
    world = new World();
    told = [];
  });
  afterEach(() => clock?.stop());

  it.each([0, 300_000, -300_000])('tells the database’s time on a machine that is %i ms ahead', async (ahead) => {
    world.machineAhead = ahead;
    const { now, ahead: tell } = await open();
    world.pass(12_345);
    expect(now()).toBe(world.database);
    expect(tell()).toBe(ahead);
    expect(told).toEqual([ahead]);
  });

  it('does not follow the machine’s clock when somebody sets it, and measures anew', async () => {
    const { now } = await open();
    world.machineAhead = 3_600_000;
    const before = world.asked;
    expect(now()).toBe(world.database);
    expect(world.asked).toBe(before + 1);
    await clock?.measure();
    expect(told.at(-1)).toBe(3_600_000);
    expect(now()).toBe(world.database);
  });

  it('catches up after the machine slept, when steady time stood still', async () => {
    const { now } = await open();
    world.database += 600_000;
    now();
    await clock?.measure();
    expect(now()).toBe(world.database);
  });

  it('never runs backwards by a small correction', async () => {
    const { now } = await open();
    const at = now();
    world.database -= 500;
    await clock?.measure();
    world.pass(200);
    expect(now()).toBe(at);
    world.pass(400);
    expect(now()).toBe(world.database);
  });

  it('goes on by itself while the database is away', async () => {
    const { now } = await open();
    world.away = true;
    world.pass(90_000);
    await clock?.measure();
    expect(now()).toBe(world.database);
  });

  it('rejects when the database does not answer at the start', async () => {
    world.away = true;
    await expect(open()).rejects.toThrow('away');
  });
});
