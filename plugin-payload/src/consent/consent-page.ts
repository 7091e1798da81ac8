import type { Engine } from '@whenthen/core';
import type { ConsentPolicy, Topic } from '@whenthen/core/definition';
import type { Runtime } from '../runtime/runtime.js';

/** What the page *E-mail consent* shows. */
export interface ConsentPageData {
  /** `null`: nobody has chosen yet, and `option` holds. */
  policy: ConsentPolicy | null;
  /** What the developers set. */
  option: ConsentPolicy;
  topics: Topic[];
  /** The link that confirms consent works for so many days. */
  confirmWithinDays: number;
  /** So many hours lie between two confirmation mails to the same person. */
  askAgainAfterHours: number;
  /** Counts the changes; 0 before the first. */
  rev: number;
  changed: { at: string; by: string } | null;
}

/** What holds for consent now, and who changed it last. */
export const consentPage = async (
  engine: Pick<Engine, 'settings'>,
  runtime: Pick<Runtime, 'options'>,
): Promise<ConsentPageData> => {
  const { values, changed } = await engine.settings.get();
  const { policy, topics, confirmWithinDays, askAgainAfterHours } = values.consent;
  const last = changed.consent;
  return {
    ...{ policy, topics, confirmWithinDays, askAgainAfterHours, option: runtime.options.engine.consent },
    rev: last?.rev ?? 0,
    changed: last ? { at: last.at, by: last.by } : null,
  };
};

/** Said on every page of ours until somebody has chosen who gets marketing e-mail. */
export const consentNotice = async (engine: Pick<Engine, 'settings'>): Promise<{ code: string; message: string }[]> => {
  const { policy } = (await engine.settings.get()).values.consent;
  if (policy !== null) return [];
  return [
    {
      code: 'consent_not_chosen',
      message:
        'Nobody has chosen yet who gets marketing e-mail: until then it goes to everybody who has not said no, unless your developers have set it otherwise. Choose it under “E-mail consent”.',
    },
  ];
};
