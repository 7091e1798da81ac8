import type { RunView } from '@whenthen/core';
import { Link } from '@payloadcms/ui';
import { StopRun } from '../../steer/StopRun.js';
import type { Runtime } from '../../runtime/runtime.js';
import { FailedActions } from './FailedActions.js';
import { RunPill } from './RunPill.js';
import { shortId } from './short-id.js';
import { When } from './When.js';

interface RunTableProps {
  runs: RunView[];
  runtime: Runtime;
  /** Says where a run stands, in words. */
  words: (run: RunView) => string;
  /** Address of a run's page; `null` for those who may not see it. */
  href: ((run: RunView) => string) | null;
  /** Whose column goes first: the people of a workflow, or the workflows of a person. */
  by: 'person' | 'workflow';
  /** Address of what needs attention. */
  attention: string;
  /** Is there a button to stop those who are inside? */
  steer?: boolean;
}

const nameOf = ({ person, workflow }: RunView, by: RunTableProps['by']): string =>
  by === 'person' ? person.email || 'Erased person' : `${workflow.name} (version ${workflow.version})`;

/** Runs in a table like Payload's own lists. */
export const RunTable = ({ runs, runtime, words, href, by, attention, steer = false }: RunTableProps) => (
  <div className="table whenthen-table">
    <table cellPadding="0" cellSpacing="0">
      <thead>
        <tr>
          <th>{by === 'person' ? 'Person' : 'Workflow'}</th>
          {by === 'person' && <th>Version</th>}
          <th>State</th>
          <th>Where, or why</th>
          <th>Entered</th>
          <th>Goes on</th>
          <th>Ended</th>
          {steer && (
            <th>
              <span className="whenthen-hidden">What can be done</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr data-run={run.id} key={run.id}>
            <td>
              {href ? (
                <Link prefetch={false} href={href(run)}>
                  {nameOf(run, by)}
                </Link>
              ) : (
                <span title="Whose run it is needs the role “people”">{nameOf(run, by)}</span>
              )}
              {run.instance && (
                <div className="whenthen-quiet whenthen-instance" title={run.instance}>
                  {shortId(run.instance)}
                </div>
              )}
            </td>
            {by === 'person' && <td data-says="Version">{run.workflow.version}</td>}
            <td>
              <RunPill outcome={run.outcome} />
              <FailedActions attention={attention} run={run} />
            </td>
            <td data-says="Where, or why">{words(run)}</td>
            <td data-says="Entered">
              <When at={run.enteredAt} runtime={runtime} />
            </td>
            <td data-says="Goes on">
              <When at={run.wakeAt} runtime={runtime} />
            </td>
            <td data-says="Ended">
              <When at={run.endedAt} runtime={runtime} />
            </td>
            {steer && (
              <td>
                {run.state === 'waiting' && (
                  <StopRun email={run.person.email} run={run.id} workflow={run.workflow.name} />
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
