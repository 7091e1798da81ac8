import type { Engine, RunExplanation, RunView } from '@whenthen/core';
import { labelOf, type Vocabulary } from '@whenthen/core/definition';
import { Link } from '@payloadcms/ui';
import { formatAdminURL } from 'payload/shared';
import type { Runtime } from '../../runtime/runtime.js';
import { FailedActions } from '../parts/FailedActions.js';
import { Notice } from '../parts/Notice.js';
import { RunPill } from '../parts/RunPill.js';
import { shortId } from '../parts/short-id.js';
import { Story } from '../parts/Story.js';
import { stepWords } from '../parts/step-words.js';
import { When } from '../parts/When.js';

export type ExplainedRun = RunExplanation & { words: (run: RunView) => string; vocabulary: Vocabulary };

export const readRun = async (engine: Engine, id: string): Promise<ExplainedRun | null> => {
  const explained = await engine.runs.explain(id);
  if (!explained) return null;
  const [words, { vocabulary }] = await Promise.all([stepWords(engine, [explained.run]), engine.catalog()]);
  return { ...explained, words, vocabulary };
};

interface RunDetailsProps {
  found: ExplainedRun | null;
  runtime: Runtime;
  adminRoute: string;
}

/** One run: the version it is on, and what happened step by step, with the values that each decision saw. */
export const RunDetails = ({ found, runtime, adminRoute }: RunDetailsProps) => {
  if (!found) return <Notice title="There is no such run">It may have been removed after its retention time.</Notice>;
  const { run, timeline, definition, words, vocabulary } = found;
  const { instanceKey } = definition.entry;
  const { locale, timeZone } = runtime.options.engine;
  return (
    <>
      <div className="whenthen-head">
        <h2>
          <Link prefetch={false} href={formatAdminURL({ adminRoute, path: `/people/${run.person.id}` })}>
            {run.person.email || 'Erased person'}
          </Link>
        </h2>
        <RunPill outcome={run.outcome} />
        <FailedActions attention={formatAdminURL({ adminRoute, path: '/attention' })} run={run} />
      </div>
      <dl className="whenthen-facts whenthen-card">
        <dt>{run.state === 'ended' ? 'Reason' : 'Stands at'}</dt>
        <dd>{words(run)}</dd>
        <dt>Version</dt>
        <dd>{run.workflow.version}</dd>
        {run.instance && (
          <>
            <dt title={instanceKey}>{instanceKey ? labelOf('property', instanceKey, vocabulary) : 'About'}</dt>
            <dd title={run.instance}>{shortId(run.instance)}</dd>
          </>
        )}
        <dt>Entered</dt>
        <dd>
          <When at={run.enteredAt} runtime={runtime} />
        </dd>
        <dt>{run.state === 'ended' ? 'Ended' : 'Goes on'}</dt>
        <dd>
          <When at={run.state === 'ended' ? run.endedAt : run.wakeAt} runtime={runtime} />
        </dd>
      </dl>
      <h2>What happened, and why</h2>
      <Story entries={timeline} locale={locale} timeZone={timeZone} />
    </>
  );
};
