import type { ShopSettings, Topic, TrackingSettings } from '../definition/shop-settings/index.js';

/** What is asked of one e-mail. */
export interface TrackingQuestion {
  /** `note`: to staff. */
  kind: 'marketing' | 'transactional' | 'note';
  /** What a marketing mail is about, where it is about something. */
  topic?: Pick<Topic, 'name' | 'untracked'> | undefined;
  /** Tracking is off for whoever gets it. */
  untracked?: boolean | undefined;
  settings: TrackingSettings;
  /** Whether the process that sends can track at all: its options say so, and name an address to lead links over. */
  able: boolean;
}

/** Whether opens and clicks of an e-mail are tracked, and why, or why not: a sentence for its page. */
export interface TrackingAnswer {
  on: boolean;
  why: string;
}

/** A mail is tracked where nothing speaks against it; what is told is what goes furthest. Pure. */
export const isTracked = ({ kind, topic, untracked, settings, able }: TrackingQuestion): TrackingAnswer => {
  const off = (why: string): TrackingAnswer => ({ on: false, why });
  if (kind === 'note') return off('E-mails to staff are not tracked');
  if (!able) return off('The developers have switched tracking off, or have set no address to track by');
  if (untracked) return off('Tracking is off for this person');
  if (kind === 'marketing' && topic?.untracked) return off(`Tracking is off for the topic “${topic.name}”`);
  if (kind === 'marketing')
    return settings.marketing
      ? { on: true, why: 'Marketing e-mails are tracked' }
      : off('Marketing e-mails are not tracked');
  return settings.transactional
    ? { on: true, why: 'Transactional e-mails are tracked' }
    : off('Transactional e-mails are not tracked');
};

/**
 * Of published templates those whose e-mails are tracked for nobody, and why not, by their ids. A marketing mail that
 * names no topic, or one that is gone, is about the first. Pure.
 */
export const untrackedTemplates = (
  templates: readonly { template: string; kind: 'marketing' | 'transactional'; topic?: string }[],
  { consent: { topics }, tracking }: Pick<ShopSettings, 'consent' | 'tracking'>,
): Record<string, string> =>
  Object.fromEntries(
    templates.flatMap(({ template, kind, topic }) => {
      const about = topics.find(({ id }) => id === topic) ?? topics[0];
      const { on, why } = isTracked({ kind, topic: about, settings: tracking, able: true });
      return on ? [] : [[template, why] as const];
    }),
  );
