import { createAudit } from '../audit/audit.js';
import { createPulse } from '../health/pulse.js';
import type { Clock } from '../kernel/time/clock.js';
import { measuredPulse, measuredRenderer } from '../metrics/measured-parts.js';
import { measuredStore } from '../metrics/measured-store.js';
import { createPrometheus } from '../metrics/prometheus.js';
import { noMetrics } from '../model/abilities/metrics.js';
import type { Ports } from '../model/abilities/ports.js';
import type { Stores } from '../model/stores.js';
import { createSending } from '../sending/current.js';
import { createRenderer } from '../templates/index.js';
import type { ValidEngineOptions } from './options.js';

/** The parts of an engine that are measured, where somebody wants that. */
export const openMeasured = async (
  { metrics: wanted }: Pick<ValidEngineOptions, 'metrics'>,
  given: Stores,
  clock: Clock,
) => {
  const prometheus = wanted ? await createPrometheus() : undefined;
  const metrics = prometheus ?? noMetrics;
  return {
    prometheus,
    metrics,
    store: prometheus ? measuredStore(given, prometheus, clock) : given,
    renderer: measuredRenderer(createRenderer(), metrics),
    pulse: measuredPulse(
      createPulse(() => clock.now()),
      metrics,
    ),
  };
};

export type Measured = Awaited<ReturnType<typeof openMeasured>>;

/** What an operator asks of an engine: whether anything is sent, and, over a store, who did what. */
export const createOperation = ({ store, ...around }: Ports<'atGap' | 'clock' | 'logger'> & { store: Stores }) => ({
  sending: createSending({ store }),
  auditOver: (over: Stores) => createAudit({ ...around, store: over }),
});
