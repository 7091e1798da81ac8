import { shopSettings, type SettingsSection } from '@whenthen/core/definition';
import { z } from 'zod';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { staffOf } from './kit/staff-of.js';

const sections = Object.keys(shopSettings.shape) as [SettingsSection, ...SettingsSection[]];
const sectionParams = z.strictObject({
  section: z.enum(sections, { error: `name one of: ${sections.join(', ')}` }),
});

/** What the shop has set in one section, with defaults for what nobody has; `rev` is 0 before somebody does. */
const show = defineEndpoint({
  route: 'GET /settings/:section',
  params: sectionParams,
  handle: async ({ engine, params: { section } }) => {
    const { values, changed } = await engine.settings.get();
    const { rev, at, by } = changed[section] ?? { rev: 0, at: null, by: null };
    return Response.json({ section, value: values[section], rev, at, by });
  },
});

/** Sets one section as a whole. With the `rev` that was shown, somebody who was faster is not written over. */
const change = defineEndpoint({
  route: 'POST /settings/:section',
  params: sectionParams,
  body: z.strictObject({
    value: z.looseObject({}, { error: 'write the whole section' }),
    rev: z.number().int().min(0).optional(),
  }),
  handle: async ({ engine, params: { section }, body: { value, rev }, req }) => {
    const how = { by: staffOf(req), ...(rev === undefined ? {} : { rev }) };
    const { values, changed } = await engine.settings.change(section, value, how);
    return Response.json({ section, value: values[section], ...changed[section] });
  },
});

/** What a merchant sets for the whole shop, section by section. */
export const settingsEndpoints: BoundEndpoint[] = [show, change];
