import type { Engine, RunView } from '@whenthen/core';
import { describeStep, type WorkflowDefinition } from '@whenthen/core/definition';
import { nameIn, thingsOf } from '../../things/things.js';

const namesIn = async (engine: Engine) => {
  const [catalog, things] = await Promise.all([engine.catalog(), thingsOf(engine)]);
  return { catalog, nameOf: nameIn(things) };
};

/** What a step of a version is called; nothing where there is no such step. */
export const nameOfStep = async (
  engine: Engine,
  workflow: string,
  version: number,
  step: string,
): Promise<string | undefined> => {
  const steps = (await engine.workflows.version(workflow, version))?.definition.steps;
  if (!steps || !Object.hasOwn(steps, step)) return undefined;
  const { title, summary } = describeStep(steps[step]!, await namesIn(engine));
  return summary ? `${title} ${summary}` : title;
};

/**
 * Says in words where runs stand. Each version is read once, however many runs are on it.
 */
export const stepWords = async (engine: Engine, runs: RunView[]): Promise<(run: RunView) => string> => {
  const names = await namesIn(engine);
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
    if (!step) return 'A step that its version does not have';
    const { title, summary } = describeStep(step, names);
    return summary ? `${title} ${summary}` : title;
  };
};
