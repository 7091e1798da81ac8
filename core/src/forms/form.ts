import { z } from 'zod';
import { topicId } from '../definition/shop-settings/index.js';
import { fieldName } from '../kernel/field-name.js';

const origin = z.string().regex(/^https?:\/\/[^/\s]+$/, 'write it like https://shop.example.com, without a path');

/** What a form asks consent for when it is sent. */
export const formConsent = z.strictObject({
  /** The id of one of the shop's topics. */
  topic: topicId,
  /** The words that are shown beside the form, kept as evidence. */
  words: z.string().trim().min(1).max(2_000).optional(),
  /** True: only the link in a confirmation mail makes it count (double opt-in). */
  confirm: z.boolean().default(true),
  /** The box that is to be ticked for it; without one, sending the form asks for it. */
  input: z.string().min(1).max(100).optional(),
});
export type FormConsent = z.output<typeof formConsent>;

/** A form of any website that posts to `/whenthen/forms/<id>`. */
export const formSettings = z.strictObject({
  /** What the admin calls it; its id by default. */
  name: z.string().min(1).max(120).optional(),
  /** The input with the address; by default the first called `email`, or something like it. */
  email: z.string().min(1).max(100).optional(),
  /** Which inputs become fields of the person: input → field. `name`, `first_name` and `last_name` do by themselves. */
  fields: z.record(z.string().min(1).max(100), fieldName).default({}),
  /** An input that people do not see: what fills it in is a robot, and is dropped. */
  honeypot: z.string().min(1).max(100).default('_gotcha'),
  /** Websites whose scripts may post; a form that a browser posts without scripts is let in from anywhere. */
  origins: z.array(origin).default([]),
  /** Where a browser is led after it; by default there is a small page that says thank you. */
  redirect: z.url({ protocol: /^https?$/ }).optional(),
  /** Which e-mails whoever sends it asks for; none by default. */
  consent: formConsent.optional(),
});
export type FormSettings = z.output<typeof formSettings>;

/** A form's id, as it stands in its address and in triggers. */
export const formId = z.string().regex(/^[\w-]{1,100}$/, 'use letters, digits, "_" and "-"');
