import type { RunView } from '@whenthen/core';
import { Link } from '@payloadcms/ui';
import { withQuery } from './query.js';

/** Says of a run that some of its actions failed, and leads to what can be done about them. */
export const FailedActions = ({ run, attention }: { run: RunView; attention: string }) =>
  run.failedActions > 0 ? (
    <div className="whenthen-quiet" data-failed={run.failedActions}>
      <Link href={withQuery(attention, { run: run.id })} prefetch={false}>
        with failed actions ({run.failedActions})
      </Link>
    </div>
  ) : null;
