import type { JsonObject } from '../definition/json/json.js';
import type { TemplatePart } from './language/template.js';

/** The parts of a template in which a link can stand. */
const TEXTS = ['subject', 'html', 'text', 'preheader'] as const satisfies TemplatePart[];

/** What a mail that confirms consent is written from: `consent.confirmUrl`, and for how many days it works. */
export const confirmationVariables = ({ url, days }: { url: string; days: number }): JsonObject => ({
  consent: { confirmUrl: url, confirmWithinDays: days },
});

/** The same for previews, which are nobody's mail: the link has the look of a real one and leads nowhere. */
export const confirmationSample = confirmationVariables({
  url: 'https://example.com/whenthen/confirm/link-of-the-preview',
  days: 7,
});

/** Does a text of a template show the link that confirms? What it is called stands in it then. Pure. */
export const showsConfirmLink = (source: string): boolean => /\bconsent\s*[./]\s*\[?confirmUrl\b/.test(source);

const NOT_IN_MARKETING =
  'the link that confirms consent cannot be in a marketing e-mail, which nobody gets before they have confirmed: choose the kind “Transactional”, or take {{consent.confirmUrl}} out';

/** What keeps a marketing e-mail from being published: the parts in which it asks to confirm. Pure. */
export const confirmLinkIssues = (
  parts: Readonly<Partial<Record<TemplatePart, string | undefined>>>,
): { path: [TemplatePart]; message: string }[] =>
  TEXTS.filter((part) => showsConfirmLink(parts[part] ?? '')).map((part) => ({
    path: [part],
    message: NOT_IN_MARKETING,
  }));
