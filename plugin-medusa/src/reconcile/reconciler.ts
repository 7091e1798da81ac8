import type { Reconciled } from './reconcile';

/** What the reconciler has been doing, for the health page. */
export interface ReconcilerStatus {
  running: boolean;
  lastPassAt: string | null;
  /** Events that the bus had lost, since this process started. */
  recovered: number;
  lastError: string | null;
}

/** Does a pass at once and then again and again, `everyMs` after the end of the one before. */
export class Reconciler {
  private timer: NodeJS.Timeout | undefined;
  private passing: Promise<void> | undefined;
  private first: Promise<void> | undefined;
  private started = false;
  private lastPassAt: Date | null = null;
  private recovered = 0;
  private lastError: string | null = null;

  constructor(
    private readonly pass: () => Promise<Reconciled>,
    private readonly everyMs: number,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Begins; a second call changes nothing. Resolves when the first pass is over, whether or not it came through. */
  start(): Promise<void> {
    if (!this.first) {
      this.started = true;
      this.first = this.next();
    }
    return this.first;
  }

  /** Waits for the pass under way; no other follows. */
  async stop(): Promise<void> {
    this.started = false;
    clearTimeout(this.timer);
    await this.passing;
  }

  status(): ReconcilerStatus {
    const { started: running, recovered, lastError } = this;
    return { running, lastPassAt: this.lastPassAt?.toISOString() ?? null, recovered, lastError };
  }

  private next(): Promise<void> {
    this.passing = this.once().then(() => {
      if (!this.started) return;
      this.timer = setTimeout(() => void this.next(), this.everyMs);
      this.timer.unref();
    });
    return this.passing;
  }

  private async once(): Promise<void> {
    try {
      const { accepted, faults } = await this.pass();
      this.recovered += accepted;
      if (faults.length === 0) this.lastPassAt = new Date();
      this.lastError = faults.length > 0 ? faults.map((f) => f.message).join('; ') : null;
      faults.forEach(this.onError);
    } catch (error) {
      this.lastError = error instanceof Error ? error.message : String(error);
      this.onError(error instanceof Error ? error : new Error(this.lastError));
    }
  }
}
