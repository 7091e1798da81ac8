import { z } from 'zod';
import { storable } from '../definition/json/storable.js';
import { byText, inputIssues, read } from '../kernel/input.js';
import { confirmationSample, confirmLinkIssues } from './confirmation-words.js';
import { untrackedTemplates } from '../decide/index.js';
import { createMarketingPreview } from './marketing-words.js';
import { senderWords } from '../mail/sender.js';
import {
  checkTemplate,
  emailTemplateContent,
  sampleContext,
  TemplateError,
  templateParts,
  type Renderer,
} from './index.js';
import { TEXT_NAMES } from './text-context.js';
import { claimOrigin, originText } from '../model/operation/origin.js';
import { InvalidTemplateError } from '../kernel/errors.js';
import { contentHash } from '../kernel/keys.js';
import { publishNext } from '../kernel/publish-next.js';
import type { PublishTemplate, TemplatesApi } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

const publishInput = emailTemplateContent.extend({
  id: z.string().min(1).max(200),
  by: byText.optional(),
  origin: originText.optional(),
});
const previewInput = templateParts.extend({ kind: emailTemplateContent.shape.kind.unwrap().optional() });
/** Data that an e-mail is rendered with, of at most so many characters as JSON. */
const dataInput = storable(500_000).optional();

const readTemplate = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InvalidTemplateError(inputIssues(parsed.error));
  return parsed.data;
};

/** Templates as the API has them: publish, list, preview. */
export const createTemplateCommands = (
  context: Ports<
    'audit' | 'clock' | 'shop',
    'origins' | 'templates',
    'currency' | 'locale' | 'mail' | 'postalAddress' | 'timeZone'
  >,
  renderer: Renderer,
): TemplatesApi => {
  const { store, clock, options, audit, shop } = context;
  const { locale, timeZone, currency } = options;
  const marketing = createMarketingPreview(senderWords(options.mail?.from, options.postalAddress), locale);
  const sample = () => ({ ...sampleContext(), ...confirmationSample, ...marketing.variables });

  const preview: TemplatesApi['preview'] = async (content, given) => {
    const { kind, ...parts } = readTemplate(previewInput, content);
    const data = read(dataInput, given, 'data');
    const issues = checkTemplate(parts, [
      ...TEXT_NAMES,
      ...Object.keys(marketing.variables),
      ...Object.keys(confirmationSample),
      ...Object.keys(data ?? {}),
    ]);
    if (issues.length > 0)
      throw new InvalidTemplateError(issues.map(({ path, message }) => ({ path: [path], message })));
    const misplaced = kind === 'marketing' ? confirmLinkIssues(parts) : [];
    if (misplaced.length > 0) throw new InvalidTemplateError(misplaced);
    try {
      const context = data ? { ...confirmationSample, ...marketing.variables, ...data } : sample();
      const { subject, html, text } = await renderer.render(parts, context, {
        locale,
        timeZone,
        currency,
      });
      return { subject, ...(kind === 'marketing' ? marketing.complete({ html, text }) : { html, text }) };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      throw new InvalidTemplateError([{ path: error.part ? [error.part] : [], message: error.message }]);
    }
  };

  return {
    preview,
    sample,

    async publish(input: PublishTemplate) {
      const { id, by, origin, ...content } = readTemplate(publishInput, input);
      // A template that runs away with sample data would do so with every customer's.
      const { topic: _, sender: __, ...shown } = content;
      await preview(shown);
      await claimOrigin(context, 'template', { id, name: content.name, origin });
      const hash = contentHash(content);
      return publishNext({
        what: `The template “${content.name}”`,
        latest: () => store.templates.latest(id),
        isSame: (latest) => latest.hash === hash,
        insert: (version) => {
          const record = {
            _id: `${id}@${version}`,
            template: id,
            version,
            ...content,
            hash,
            publishedAt: new Date(clock.now()),
            ...(by ? { by } : {}),
          };
          const on = { kind: 'template', id, name: content.name } as const;
          return audit.note(
            { by, what: 'template.published', on, details: { version } },
            () => store.templates.insertVersion(record),
            (inserted) => (inserted ? {} : null),
          );
        },
      });
    },

    async list() {
      const [templates, settings] = await Promise.all([store.templates.allLatest(), shop.settings()]);
      const untracked = untrackedTemplates(templates, settings);
      return templates.map(({ template, name, version }) => ({
        ...{ id: template, name, version },
        untracked: untracked[template] ?? null,
      }));
    },
  };
};
