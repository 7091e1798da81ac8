import { notBackwards, offsetOf, offsetToGoBy, type Offset, type RoundTrip } from './round-trips.js';

/** The database's time in this process. */
export interface DatabaseClock {
  /** The database's time, in Unix milliseconds; between two measurements it goes on steadily. */
  now(): number;
  /** By how much this machine's clock is ahead of the database's, in milliseconds; below 0 it is behind. */
  ahead(): number;
  /** Measures once more. What goes wrong is left to the next time. */
  measure(): Promise<void>;
  stop(): void;
}

interface DatabaseClockParts {
  /** Asks the database for its time. */
  ask: () => Promise<Date>;
  /** Told after each measurement. */
  onMeasured?: ((ahead: number) => void) | undefined;
  /** Milliseconds that nobody can set; those of the process by default. */
  steady?: () => number;
  /** This machine's clock, in Unix milliseconds. */
  machine?: () => number;
}

/** Round trips in one measurement. */
const TRIPS = 5;
/** How often it is measured, in milliseconds. */
const EVERY = 60_000;
/** The machine's clock and steady time grew apart by more than this, in milliseconds: it was set, or it slept. */
const JUMP = 1_000;

const measureTrips = async (ask: () => Promise<Date>, steady: () => number): Promise<[RoundTrip, ...RoundTrip[]]> => {
  const one = async (): Promise<RoundTrip> => {
    const left = steady();
    const said = (await ask()).getTime();
    return { left, back: steady(), said };
  };
  const trips: [RoundTrip, ...RoundTrip[]] = [await one()];
  while (trips.length < TRIPS) trips.push(await one());
  return trips;
};

/**
 * A clock that goes by the database: it asks at the start, every minute, and when this machine's clock was set or the
 * machine slept. In between it counts on steady time, which nobody can set.
 * @throws the driver's error when the database does not answer at the start.
 */
export const createDatabaseClock = async ({
  ask,
  onMeasured,
  steady = () => performance.now(),
  machine = () => Date.now(),
}: DatabaseClockParts): Promise<DatabaseClock> => {
  let offset!: Offset;
  let apart = 0;
  let last = -Infinity;
  let measuring: Promise<void> | undefined;

  const measureNow = async (): Promise<void> => {
    const trips = await measureTrips(ask, steady);
    offset = offsetToGoBy(offset, offsetOf(trips));
    apart = machine() - steady();
  };
  const ahead = (): number => Math.round(machine() - steady() - offset.value);
  const measure = (): Promise<void> =>
    (measuring ??= measureNow()
      .then(() => onMeasured?.(ahead()))
      .catch(() => undefined)
      .finally(() => {
        measuring = undefined;
      }));

  await measureNow();
  onMeasured?.(ahead());
  const timer = setInterval(() => void measure(), EVERY);
  timer.unref();

  return {
    now() {
      if (Math.abs(machine() - steady() - apart) > JUMP && !measuring) void measure();
      last = notBackwards(last, Math.floor(steady() + offset.value));
      return last;
    },
    ahead,
    measure,
    stop: () => clearInterval(timer),
  };
};
