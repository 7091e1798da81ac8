import { z } from 'zod';

const part = z
  .string()
  .max(200_000)
  .nullish()
  .transform((text) => text ?? '');

/** What is rendered: the parts as the form holds them, where an empty part may also be missing or null. */
export const templateContent = z.object({ subject: part, html: part, text: part, preheader: part });
export type TemplateContent = z.output<typeof templateContent>;

/** The parts as the engine takes them: an empty text is made from the HTML, an empty preheader left out. */
export const engineContent = ({ subject, html, text, preheader }: TemplateContent) => ({
  subject,
  html,
  ...(text.trim() && { text }),
  ...(preheader.trim() && { preheader }),
});

/** The kind of a document; of one that says none, the careful one. */
export const kindOf = (doc: unknown): 'marketing' | 'transactional' =>
  (doc as { kind?: unknown } | null | undefined)?.kind === 'transactional' ? 'transactional' : 'marketing';
