import { METRICS, type Metrics } from '../model/abilities/metrics.js';

/** Metrics as `prom-client` keeps them, in a registry of their own: a host may have another one. */
export interface Prometheus extends Metrics {
  /** In Prometheus' text format. */
  text(): Promise<string>;
}

type Labels = Record<string, string>;

/** Loaded only where somebody wants metrics. */
export const createPrometheus = async (): Promise<Prometheus> => {
  const { default: client } = await import('prom-client');
  const registry = new client.Registry();
  const [counters, histograms, gauges] = [
    new Map<string, InstanceType<typeof client.Counter>>(),
    new Map<string, InstanceType<typeof client.Histogram>>(),
    new Map<string, InstanceType<typeof client.Gauge>>(),
  ];
  for (const [name, metric] of Object.entries(METRICS)) {
    const base = { name, help: metric.help, labelNames: [...metric.labels], registers: [registry] };
    if (metric.kind === 'counter') counters.set(name, new client.Counter(base));
    else if (metric.kind === 'gauge') gauges.set(name, new client.Gauge(base));
    else histograms.set(name, new client.Histogram({ ...base, buckets: [...metric.buckets] }));
  }
  return {
    count: (name, by, labels: Labels = {}) => counters.get(name)?.inc(labels, by),
    observe: (name, value, labels: Labels = {}) => histograms.get(name)?.observe(labels, Math.max(0, value)),
    set: (name, value, labels: Labels = {}) => gauges.get(name)?.set(labels, value),
    text: () => registry.metrics(),
  };
};
