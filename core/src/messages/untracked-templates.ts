import { topicOf } from '../consent/answer.js';
import { isTracked } from '../decide/index.js';
import type { ShopSettings } from '../definition/shop-settings/index.js';
import type { TemplateRecord } from '../model/mail/template.js';

/** Of these templates those whose e-mails are tracked for nobody, and why not. */
export const untrackedTemplates = (
  templates: readonly Pick<TemplateRecord, 'template' | 'kind' | 'topic'>[],
  { consent, tracking }: Pick<ShopSettings, 'consent' | 'tracking'>,
): Record<string, string> =>
  Object.fromEntries(
    templates.flatMap(({ template, kind, topic: id }) => {
      const topic = kind === 'marketing' ? topicOf(consent, id) : undefined;
      const { on, why } = isTracked({ kind, topic, settings: tracking, able: true });
      return on ? [] : [[template, why] as const];
    }),
  );
