import type { HandOver } from '../../publishing/hand-over.js';
import { identityOf } from '../../publishing/identity-of.js';
import { engineContent, kindOf, templateContent } from './content.js';

/** Hands a published template to the engine, which makes the next version where something changed. */
export const publishTemplate: HandOver = async (engine, doc, by) => {
  await engine.templates.publish({
    ...identityOf(doc),
    ...engineContent(templateContent.parse(doc)),
    kind: kindOf(doc),
    ...(typeof doc['topic'] === 'string' && doc['topic'] !== '' && { topic: doc['topic'] }),
    ...(typeof doc['sender'] === 'string' && doc['sender'] !== '' && { sender: doc['sender'] }),
    ...(by && { by }),
  });
};
