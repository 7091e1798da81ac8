import type { Engine } from '@whenthen/core';
import type { ValidOptions } from './options';

/**
 * Publishes what stands in code: templates first, because workflows name them. A workflow that is new becomes active;
 * one that somebody paused or archived stays so.
 */
export const publishCodeFirst = async (
  engine: Pick<Engine, 'templates' | 'workflows'>,
  { templates, workflows }: Pick<ValidOptions, 'templates' | 'workflows'>,
): Promise<void> => {
  for (const template of templates) await engine.templates.publish(template);
  for (const workflow of workflows) {
    await engine.workflows.publish(workflow);
    const view = await engine.workflows.get(workflow.id);
    if (view?.status === 'draft') await engine.workflows.setStatus(workflow.id, 'active');
  }
};
