import { consentOf, readConsent, type FormConsent } from './consent-of.js';

/** What a form asked consent for when it was sent, and where it was sent from, where that is known. */
export type Asked = FormConsent & { ip?: string };

/** What is written down with a submission: each field of the group, so that nothing of what its sender wrote stays. */
export interface Noted {
  noted: boolean;
  topic: string | null;
  words: string | null;
  input: string | null;
  confirm: boolean | null;
  ip: string | null;
}

/** What a form asked that is sent now. */
export const notedOf = (asked: Asked | undefined): Noted => ({
  noted: true,
  topic: asked?.topic ?? null,
  words: asked?.words ?? null,
  input: asked?.input ?? null,
  confirm: asked?.confirm ?? null,
  ip: asked?.ip ?? null,
});

/** Nothing could be found out: as if nobody had written anything down. */
export const UNKNOWN: Noted = { ...notedOf(undefined), noted: false };

/** What was written down with a submission; `undefined` where nothing was, `null` where its form asked for nothing. */
export const askedThen = (group: unknown): Asked | null | undefined => {
  const { noted, ip } = (group ?? {}) as Partial<Noted>;
  if (noted !== true) return undefined;
  const consent = readConsent(group as object);
  return consent ? { ...consent, ...(typeof ip === 'string' && ip !== '' && { ip }) } : null;
};

const moment = (text: unknown): number => (typeof text === 'string' ? Date.parse(text) : Number.NaN);

/**
 * What a submission asked consent for. Where nothing was written down with it (it is from before, or was written past the
 * CMS), its form says so, unless that was changed since: nobody agrees to words that they may not have seen.
 */
export const askedOf = (
  { asked, createdAt }: { asked: unknown; createdAt?: string | undefined },
  form: object | null,
): Asked | undefined => {
  const then = askedThen(asked);
  if (then !== undefined) return then ?? undefined;
  const changed = moment((form as { updatedAt?: unknown } | null)?.updatedAt);
  return changed <= moment(createdAt) ? consentOf(form) : undefined;
};
