import type { Catalog, Issue, JsonObject, Step } from '@whenthen/core/definition';

const settingTitle = (catalog: Catalog, action: string, name: string): string => {
  const schema = catalog.actions.find((a) => a.type === action)?.inputSchema;
  const property = (schema?.['properties'] as Record<string, JsonObject> | undefined)?.[name];
  return typeof property?.['title'] === 'string' ? property['title'] : name;
};

/** What is wrong with a step, in sentences that can be read without its settings at hand: they name the setting. */
export const nodeMessages = (step: Step, issues: Issue[], catalog: Catalog): string[] =>
  issues.map(({ path, message }) => {
    const name = path[3];
    if (step.kind !== 'action' || path[2] !== 'input' || typeof name !== 'string') return message;
    const title = settingTitle(catalog, step.action, name);
    const value = step.input[name];
    return value === undefined || value === '' ? `“${title}” is not filled in.` : `${title}: ${message}`;
  });
