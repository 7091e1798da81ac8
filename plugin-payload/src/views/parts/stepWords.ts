import type { Engine, RunView } from '@whenthen/core';
import { describeStep, type NameOf, type WorkflowDefinition } from '@whenthen/core/definition';
import { thingsOf } from '../../things.js';

/**
 * Says in words where runs stand. Each version is read once, however many runs are on it.
 */
export const stepWords = async (engine: Engine, runs: RunView[]): Promise<(run: RunView) => string> => {
  const catalog = await engine.catalog();
  const things = await thingsOf(engine);
  const nameOf: NameOf = (kind, id) => things[`${kind}s`].find((thing) => thing.id === id)?.name;
  const definitions = new Map<string, WorkflowDefinition>();
  const key = ({ workflow }: RunView) => `${workflow.id} ${workflow.version}`;
  for (const run of runs) {
    if (run.step === null || definitions.has(key(run))) continue;
    const version = await engine.workflows.version(run.workflow.id, run.workflow.version);
    if (version) definitions.set(key(run), version.definition);
  }
  return (run) => {
    if (run.step === null) return run.reason ?? '';
    const step = definitions.get(key(run))?.steps[run.step];
    if (!step) return run.step;
    const { title, summary } = describeStep(step, { catalog, nameOf });
    return summary ? `${title} ${summary}` : title;
  };
};
