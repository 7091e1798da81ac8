import { checkDefinition, emptyCatalog, formatPath, isFault, type Issue } from '@whenthen/core/definition';
import type { JSONFieldValidation } from 'payload';
import type { Runtime } from '../../runtime/runtime.js';
import { engineAway } from '../engine-away.js';
import { isPublishing } from '../is-publishing.js';

/** How many problems a message names; the canvas shows them all, each on its step. */
const NAMED = 5;

const say = (issues: Issue[]): string => {
  const named = issues
    .slice(0, NAMED)
    .map(({ path, message }) => (path.length ? `${formatPath(path)}: ${message}` : message));
  const more = issues.length - named.length;
  return [...named, ...(more > 0 ? [`And ${more} more.`] : [])].join('\n');
};

const issuesOf = async (definition: unknown, publishing: boolean, runtime: Runtime): Promise<Issue[]> => {
  if (!publishing)
    // A draft can be kept while the engine is away: what makes it unsound needs no catalog.
    return checkDefinition(definition, { catalog: emptyCatalog }).issues.filter((i) => i.severity === 'structure');
  const engine = await runtime.engine();
  return (await engine.workflows.check(definition)).filter(isFault);
};

/**
 * The one validator of a definition. Unsound structure always fails; what is merely unfinished fails a publish only.
 * Publishing asks the engine, so that its answer here is the one it gives when the version is handed over.
 */
export const validateDefinition =
  (runtime: Runtime): JSONFieldValidation =>
  async (value, { data }) => {
    const publishing = isPublishing(data);
    try {
      const issues = await issuesOf(value, publishing && runtime.options.host.enabled, runtime);
      return issues.length === 0 ? true : say(issues);
    } catch (error) {
      return engineAway(error);
    }
  };
