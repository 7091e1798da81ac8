import type { HandOver } from '../../publishing/handOver.js';
import { originOf } from '../../publishing/originOf.js';
import { engineContent, templateContent } from './content.js';

/** Hands a published template to the engine, which makes the next version where something changed. */
export const publishTemplate: HandOver = async (engine, { id, name, kind, createdAt, ...doc }, by) => {
  await engine.templates.publish({
    id: String(id),
    name: String(name),
    ...engineContent(templateContent.parse(doc)),
    kind: kind === 'transactional' ? 'transactional' : 'marketing',
    ...originOf(createdAt),
    ...(by && { by }),
  });
};
