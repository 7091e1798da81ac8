import type { RunOutcome } from '@whenthen/core/definition';
import { Pill } from '@payloadcms/ui';

const outcomes: Record<RunOutcome, { label: string; style: 'success' | 'light-gray' | 'light' | 'error' | 'warning' }> =
  {
    goal: { label: 'Goal reached', style: 'success' },
    completed: { label: 'Completed', style: 'light-gray' },
    exited: { label: 'Exited', style: 'light-gray' },
    failed: { label: 'Failed', style: 'error' },
    stopped: { label: 'Stopped', style: 'warning' },
  };

/** Where a run is: inside, or how it ended. */
export const RunPill = ({ outcome }: { outcome: RunOutcome | null }) => {
  const { label, style } = outcome ? outcomes[outcome] : ({ label: 'Inside', style: 'light' } as const);
  return (
    <Pill pillStyle={style} size="small">
      {label}
    </Pill>
  );
};
