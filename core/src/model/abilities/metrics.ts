type Kind = 'counter' | 'histogram' | 'gauge';

interface Described {
  kind: Kind;
  help: string;
  labels: readonly string[];
  /** Upper bounds of a histogram's buckets. */
  buckets?: readonly number[];
}

const SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800];

/**
 * What is measured, by names and units as Prometheus has them: seconds, and `_total` for what only grows. No label holds a
 * person, an address or anything else without bounds. docs/production.md lists them.
 */
export const METRICS = {
  whenthen_events_received_total: { kind: 'counter', help: 'Events handed over that were new', labels: [] },
  whenthen_events_processed_total: { kind: 'counter', help: 'Events taken in', labels: [] },
  whenthen_ingest_lag_seconds: {
    kind: 'histogram',
    help: 'From when an event was handed over until it was taken in',
    labels: [],
    buckets: SECONDS,
  },
  whenthen_runs_entered_total: { kind: 'counter', help: 'People who entered a workflow', labels: [] },
  whenthen_runs_ended_total: { kind: 'counter', help: 'Runs that ended', labels: ['outcome'] },
  whenthen_decisions_total: { kind: 'counter', help: 'Decisions that were committed', labels: [] },
  whenthen_wake_lateness_seconds: {
    kind: 'histogram',
    help: 'From when somebody was due until they moved on',
    labels: [],
    buckets: SECONDS,
  },
  whenthen_effects_total: {
    kind: 'counter',
    help: 'Attempts at effects that came to a result',
    labels: ['action', 'outcome'],
  },
  whenthen_dispatch_latency_seconds: {
    kind: 'histogram',
    help: 'From when an effect was recorded until it was first claimed',
    labels: [],
    buckets: SECONDS,
  },
  whenthen_claim_size: {
    kind: 'histogram',
    help: 'Effects that were claimed at once',
    labels: [],
    buckets: [1, 2, 5, 10, 20, 50, 100, 500],
  },
  whenthen_mails_total: { kind: 'counter', help: 'E-mails by what became of them', labels: ['state'] },
  whenthen_render_seconds: {
    kind: 'histogram',
    help: 'How long an e-mail took to render',
    labels: [],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
  },
  whenthen_loop_errors_total: { kind: 'counter', help: 'Rounds of a loop that failed', labels: ['loop'] },
  whenthen_healthy: { kind: 'gauge', help: '1 where health finds no problem, else 0', labels: [] },
  whenthen_workers: { kind: 'gauge', help: 'Workers that are there', labels: [] },
  whenthen_lag_seconds: {
    kind: 'gauge',
    help: 'How long the oldest item that is due has waited (part: ingest, wake, dispatch)',
    labels: ['part'],
  },
  whenthen_backlog: {
    kind: 'gauge',
    help: 'Items that are due, counted up to 1000 (part: ingest, wake, dispatch)',
    labels: ['part'],
  },
  whenthen_breakers_open: { kind: 'gauge', help: 'Lanes whose breaker is not closed', labels: [] },
  whenthen_sending_held: { kind: 'gauge', help: '1 while sending is held, else 0', labels: [] },
} as const satisfies Record<string, Described>;

type Names<K extends Kind> = {
  [N in keyof typeof METRICS]: (typeof METRICS)[N]['kind'] extends K ? N : never;
}[keyof typeof METRICS];
type Labels<N extends keyof typeof METRICS> = Record<(typeof METRICS)[N]['labels'][number], string>;
type Given<N extends keyof typeof METRICS> = (typeof METRICS)[N]['labels'] extends readonly []
  ? []
  : [labels: Labels<N>];

/** Where parts of the engine tell what they measure. Cheap, and never throws. */
export interface Metrics {
  count<N extends Names<'counter'>>(name: N, by: number, ...labels: Given<N>): void;
  /** In the unit that the name says. */
  observe<N extends Names<'histogram'>>(name: N, value: number, ...labels: Given<N>): void;
  set<N extends Names<'gauge'>>(name: N, value: number, ...labels: Given<N>): void;
}

/** Where nobody wants to know. */
export const noMetrics: Metrics = { count: () => undefined, observe: () => undefined, set: () => undefined };
