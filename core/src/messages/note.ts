import { escapeHtml } from '../templates/language/escape-html.js';
import { checkTemplate } from '../templates/index.js';
import type { Rendered, TemplateParts } from '../templates/language/template.js';
import type { StaffNote } from '../model/abilities/deliver.js';

/** A note as the renderer takes it: its HTML is made from the rendered text. */
export const noteParts = ({ subject, text }: Pick<StaffNote, 'subject' | 'text'>): TemplateParts => ({
  subject,
  html: '<br>',
  text,
});

/** A rendered note: its text, and the same as HTML with its line breaks. */
export const noteBody = ({ text }: Pick<Rendered, 'text'>): Pick<Rendered, 'html' | 'text'> => ({
  text,
  html: `<div style="white-space:pre-wrap;font:14px/1.5 Helvetica,Arial,sans-serif">${escapeHtml(text)}</div>`,
});

/** What keeps a note from being rendered, with the setting's name. */
export const noteIssues = (note: Pick<StaffNote, 'subject' | 'text'>): { path: string; message: string }[] =>
  checkTemplate(noteParts(note));
