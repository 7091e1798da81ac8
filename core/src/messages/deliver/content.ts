import { LRUCache } from 'lru-cache';
import type { StaffNote } from '../../model/abilities/deliver.js';
import type { TemplateRecord } from '../../model/mail/template.js';
import { noteParts } from '../note.js';
import type { Content, Found, Opened } from './letter.js';
import type { DeliverParts } from './parts.js';

const noteContent = (note: StaffNote): Content => ({
  ...noteParts(note),
  name: 'Notify staff',
  kind: 'note',
  version: null,
});

/** Finds the newest published version of the template, or takes the note. */
export const findContent = async ({ templates }: Pick<DeliverParts, 'templates'>, opened: Opened): Promise<Found> => {
  const { mail } = opened.delivery;
  return { ...opened, content: 'note' in mail ? noteContent(mail.note) : await templates.latest(mail.template) };
};

/** Remembers what it found for a second: many mails of one template go out together. */
export const rememberLatest = (templates: DeliverParts['templates']): DeliverParts['templates'] => {
  const latest = new LRUCache<string, TemplateRecord>({ max: 500, ttl: 1_000 });
  return {
    async latest(id) {
      const known = latest.get(id);
      if (known) return known;
      const found = await templates.latest(id);
      if (found) latest.set(id, found);
      return found;
    },
  };
};
