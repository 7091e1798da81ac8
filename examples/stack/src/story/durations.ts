import type { Duration, WorkflowDefinition } from '@whenthen/core/definition';

const UNIT_MS: Partial<Record<Duration['unit'], number>> = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** `90 minutes`, `1 hour`. (core's own is not loaded here: the demo starts before core is built.) */
export function formatDuration({ amount, unit }: Duration): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

/**
 * How long a delay lasts, in milliseconds of the engine's time; a day counts 24 hours.
 * @throws Error when the step is no delay for minutes, hours or days.
 */
export function waitMs(definition: WorkflowDefinition, step: string): number {
  const found = definition.steps[step];
  const duration = found?.kind === 'delay' && found.delay.kind === 'for' ? found.delay.duration : undefined;
  const unit = duration && UNIT_MS[duration.unit];
  if (!unit) throw new Error(`The step "${step}" is no delay for minutes, hours or days.`);
  return duration.amount * unit;
}
