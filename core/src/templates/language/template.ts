import { z } from 'zod';
import { senderId, topicId } from '../../definition/shop-settings/index.js';

/** RFC 5322 allows no longer line than this; a subject is one line. */
export const MAX_SUBJECT = 998;
/** Longest HTML or text source, in characters. */
const MAX_SOURCE = 500_000;
/** Longest rendered part, in characters: what grows beyond it is a runaway loop, not a mail. */
export const MAX_RENDERED = 2_000_000;

/** Handlebars would *run* a syntax tree given in place of a text, so nothing but a string may pass. */
const source = (max: number, what: string) =>
  z
    .string({ error: `${what} has to be text` })
    .max(max, `${what} is too long: at most ${max} characters`)
    .refine((value) => typeof value === 'string');

/** The parts of a template that are rendered. */
export const templateParts = z.object({
  subject: source(MAX_SUBJECT, 'the subject')
    .min(1, 'write a subject')
    .refine((value) => !/[\r\n]/.test(value), 'the subject has to be one line: remove the line break'),
  html: source(MAX_SOURCE, 'the HTML').min(1, 'write the HTML part'),
  /** Made from the rendered HTML where it is absent. */
  text: source(MAX_SOURCE, 'the text part').optional(),
  /** What a mail client shows beside the subject; put invisibly at the head of the HTML. */
  preheader: source(MAX_SUBJECT, 'the preheader').optional(),
});
export type TemplateParts = z.output<typeof templateParts>;
/** The name of a part, as issues and errors give it. */
export type TemplatePart = keyof TemplateParts;

/** An e-mail template as it is published. Only marketing mail is held back from people who unsubscribed. */
export const emailTemplateContent = templateParts.extend({
  name: z.string({ error: 'give the template a name' }).trim().min(1, 'give the template a name').max(200),
  kind: z.enum(['marketing', 'transactional']).default('marketing'),
  /** What a marketing mail is about: one of the shop's topics; the first one where it names none. */
  topic: topicId.optional(),
  /** Whom it is from: one of the shop's senders. */
  sender: senderId.optional(),
});

/** How amounts, dates and plurals are written. */
export interface RenderOptions {
  /** BCP 47, for example `de-CH`. */
  locale: string;
  /** IANA name, for example `Europe/Zurich`. */
  timeZone: string;
  /** ISO 4217 code for amounts that name none, for example `EUR`. */
  currency: string;
  /** Whether the links of the HTML are wanted too; finding them takes reading it as a browser does. */
  links?: boolean;
}

/** Where an HTML text links to: the attribute `href` from `start` to `end`, in characters, and its value. */
export interface HtmlLink {
  start: number;
  end: number;
  url: string;
}

/** A rendered e-mail: `subject` is one line, `html` has its CSS inlined, `text` is plain. */
export interface Rendered {
  subject: string;
  html: string;
  text: string;
  preheader: string;
  /** The links of `html`, where they were asked for. */
  links: HtmlLink[];
}
