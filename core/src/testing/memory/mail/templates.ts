import type { TemplateRecord, TemplateStore } from '../../../model/mail/template.js';
import { byText } from '../kit/order.js';
import type { Tables } from '../kit/tables.js';

export const createMemoryTemplates = ({ templates }: Tables): TemplateStore => {
  const newest = (fits: (template: Readonly<TemplateRecord>) => boolean): TemplateRecord[] => {
    const found = templates.find(fits).sort((a, b) => a.version - b.version);
    return [...new Map(found.map((t) => [t.template, t])).values()];
  };
  return {
    insertVersion(template) {
      const isTaken = templates.count((t) => t.template === template.template && t.version === template.version) > 0;
      return Promise.resolve(!isTaken && templates.insert(template));
    },

    latest: (template) => Promise.resolve(newest((t) => t.template === template)[0] ?? null),

    allLatest(ids) {
      const wanted = ids && new Set(ids);
      return Promise.resolve(newest((t) => wanted?.has(t.template) ?? true).sort(byText((t) => t.name)));
    },
  };
};
