import { auditKinds, auditWords, inWords, type AuditKind, type SettingsSection } from '@whenthen/core/definition';

/** What a thing is, in words. */
export const kindWords = (kind: string): string =>
  Object.hasOwn(auditKinds, kind) ? auditKinds[kind as AuditKind] : kind;

/** What was done as a choice of a list, where several kinds of things have the same words: "Published (segment)". */
export const choiceWords = (what: string): string => {
  const [kind = ''] = what.split('.');
  return what.endsWith('.published') || what.endsWith('.archived')
    ? `${auditWords(what)} (${kindWords(kind).toLowerCase()})`
    : auditWords(what);
};

/** What a merchant knows each section of the settings by, and the page where it is. */
const SECTIONS: Record<SettingsSection, { name: string; page: `/${string}` }> = {
  consent: { name: 'E-mail consent', page: '/consent' },
  caps: { name: 'At most so many e-mails', page: '/sending-limits' },
  quietHours: { name: 'Quiet hours', page: '/sending-limits' },
  fuse: { name: 'Entry fuse', page: '/sending-limits' },
  senders: { name: 'Senders', page: '/senders' },
  tracking: { name: 'Tracking of opens and clicks', page: '/consent' },
  retention: { name: 'What is kept', page: '/kept' },
};

/** The section of the settings that an entry is about; `undefined` where it is about something else. */
export const sectionOf = (kind: string, id: string): { name: string; page: `/${string}` } | undefined =>
  kind === 'settings' && Object.hasOwn(SECTIONS, id) ? SECTIONS[id as SettingsSection] : undefined;

/** Little more about it: "Version 3 · people 12". */
export const detailWords = (details: Record<string, string | number | boolean>): string =>
  Object.entries(details)
    .map(([name, value]) => {
      const said = inWords(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
      return typeof value === 'boolean' ? `${said}: ${value ? 'yes' : 'no'}` : `${said}: ${value}`;
    })
    .join(' · ');

/** A day of a date field, from its beginning or to its end, in the zone of UTC; `undefined` where it is none. */
export const dayOf = (text: string | undefined, end: 'start' | 'end'): Date | undefined => {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T${end === 'start' ? '00:00:00.000' : '23:59:59.999'}Z`);
  return Number.isNaN(day.getTime()) ? undefined : day;
};
