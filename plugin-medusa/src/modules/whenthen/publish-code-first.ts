import type { Engine, HealthIssue } from '@whenthen/core';
import type { ValidOptions } from './options';

/** What became of what stands in code. */
export interface PublishedCode {
  /** Ids of workflows that nobody has activated yet. */
  drafts: string[];
  /** What the engine does not take: it is left out, and everything else works. */
  refused: HealthIssue[];
}

/** Codes of errors that say that what was handed over is wrong; any other one says that the engine could not take it. */
const REFUSALS = ['invalid_definition', 'invalid_template', 'invalid_input'];

const isRefusal = (error: unknown): error is Error =>
  REFUSALS.includes((error as { code?: string } | null)?.code ?? '');

type Kind = 'template' | 'workflow';

const refusal = (kind: Kind, { id, name }: { id: string; name: string }, error: Error): HealthIssue => ({
  code: `${kind}_refused`,
  message: `The ${kind} “${name}” (${id}) in the options cannot be published, and what was published of it before goes on. Everything else works. Correct it and start the store again: ${error.message}`,
});

/**
 * Publishes what stands in code: templates first, because workflows name them. What is wrong with one keeps no other
 * out. A workflow that is new becomes active where its `activate` says so; one that somebody paused or archived stays
 * so.
 * @throws Error where the engine cannot be reached
 */
export const publishCodeFirst = async (
  engine: Pick<Engine, 'templates' | 'workflows'>,
  { templates, workflows }: Pick<ValidOptions, 'templates' | 'workflows'>,
): Promise<PublishedCode> => {
  const published: PublishedCode = { drafts: [], refused: [] };
  const attempt = async (
    kind: Kind,
    what: { id: string; name: string },
    publish: () => Promise<unknown>,
  ): Promise<void> => {
    try {
      await publish();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      published.refused.push(refusal(kind, what, error));
    }
  };

  for (const template of templates) await attempt('template', template, () => engine.templates.publish(template));
  for (const { activate, ...workflow } of workflows)
    await attempt('workflow', workflow, async () => {
      await engine.workflows.publish(workflow);
      const view = await engine.workflows.get(workflow.id);
      if (view?.status !== 'draft') return;
      if (activate) await engine.workflows.setStatus(workflow.id, 'active');
      else published.drafts.push(workflow.id);
    });
  return published;
};
