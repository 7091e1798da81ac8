import type { PayloadRequest } from 'payload';
import { isEngineError } from '../../runtime/failure.js';
import type { Runtime } from '../../runtime/runtime.js';
import { engineContent, kindOf, templateContent } from './content.js';

const LABELS: Record<string, string> = {
  subject: 'Subject',
  preheader: 'Preheader',
  html: 'HTML',
  text: 'Plain text',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What keeps a template from being published, each at the field of a part. */
export interface Refusal {
  path: string;
  label: string;
  message: string;
}

/**
 * Renders a template with sample data: one that does not compile, or runs away, is refused.
 * @throws what kept the engine from answering
 */
export const refusalsOf = async (runtime: Runtime, doc: unknown): Promise<Refusal[]> => {
  const content = templateContent.safeParse(doc);
  // What is missing or too long is said by the fields themselves.
  if (!content.success || !content.data.subject || !content.data.html) return [];
  try {
    const engine = await runtime.engine();
    await engine.templates.preview({ ...engineContent(content.data), kind: kindOf(doc) });
    return [];
  } catch (error) {
    if (!isEngineError(error)) throw error;
    const issues = error.issues?.length ? error.issues : [{ path: ['html'], message: error.message }];
    return issues.map(({ path: [named], message }) => {
      const path = String(named) in LABELS ? String(named) : 'html';
      return { path, label: LABELS[path] ?? path, message: capital(message) };
    });
  }
};

const looked = new WeakMap<PayloadRequest, Promise<Refusal[]>>();

/** What is wrong with one part while the form is written in; rendered once for all parts. */
export const refusalOf = async (runtime: Runtime, part: string, doc: unknown, req: PayloadRequest) => {
  // An engine that does not answer is said when publishing.
  const refusals = looked.get(req) ?? refusalsOf(runtime, doc).catch(() => []);
  looked.set(req, refusals);
  return (await refusals).find(({ path }) => path === part)?.message;
};
