import type { Engine } from '@whenthen/core';
import type { ValidOptions } from './options';

/**
 * Publishes what stands in code: templates first, because workflows name them. A workflow that is new becomes active
 * where its `activate` says so; one that somebody paused or archived stays so. Returns those that nobody has activated
 * yet.
 */
export const publishCodeFirst = async (
  engine: Pick<Engine, 'templates' | 'workflows'>,
  { templates, workflows }: Pick<ValidOptions, 'templates' | 'workflows'>,
): Promise<string[]> => {
  for (const template of templates) await engine.templates.publish(template);
  const drafts: string[] = [];
  for (const { activate, ...workflow } of workflows) {
    await engine.workflows.publish(workflow);
    const view = await engine.workflows.get(workflow.id);
    if (view?.status !== 'draft') continue;
    if (activate) await engine.workflows.setStatus(workflow.id, 'active');
    else drafts.push(workflow.id);
  }
  return drafts;
};
