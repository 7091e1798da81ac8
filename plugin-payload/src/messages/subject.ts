import type { MessageView } from '@whenthen/core';

/** What stands for an e-mail: its subject, which is written when it is sent, or until then its template's name. */
export const subjectOf = (
  { subject, template }: Pick<MessageView, 'subject' | 'template'>,
  templateName: string | null | undefined,
): string => subject ?? (template === null ? 'Notification to staff' : `Template “${templateName ?? template}”`);
