import type { Pulse } from '../health/pulse.js';
import type { Metrics } from '../model/abilities/metrics.js';
import type { Renderer } from '../templates/index.js';

/** The pulse, which tells of each failure of a loop. */
export const measuredPulse = (pulse: Pulse, metrics: Metrics): Pulse => ({
  ...pulse,
  failed(loop, error) {
    metrics.count('whenthen_loop_errors_total', 1, { loop });
    pulse.failed(loop, error);
  },
});

/** The renderer, which tells how long it took. */
export const measuredRenderer = (renderer: Renderer, metrics: Metrics): Renderer => ({
  ...renderer,
  async render(...given) {
    const began = performance.now();
    try {
      return await renderer.render(...given);
    } finally {
      metrics.observe('whenthen_render_seconds', (performance.now() - began) / 1_000);
    }
  },
});
