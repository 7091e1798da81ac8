import type { Runtime } from '../../runtime/runtime.js';

/** Below what shows moments: whose clock they are by. */
export const Zone = ({ runtime }: { runtime: Runtime }) => (
  <p className="whenthen-quiet whenthen-zone">
    All times are in the zone {runtime.options.engine.timeZone.replaceAll('_', ' ')}.
  </p>
);
