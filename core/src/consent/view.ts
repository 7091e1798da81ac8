import type { ConsentPolicy, ConsentSettings, Topic } from '../definition/shop-settings/index.js';
import type { MayMail } from '../decide/index.js';
import { consentOf, type ConsentEntry, type ConsentRecord } from '../model/mail/consent.js';
import type { ConsentEntryView, ConsentView, TopicView } from './api.js';

/** The shop's topics, and behind them those that it has removed and somebody said something of. */
export const topicsFor = (
  { topics }: Pick<ConsentSettings, 'topics'>,
  record: ConsentRecord | null,
): (Topic & { gone: boolean })[] => {
  const known = new Set(topics.map((t) => t.id));
  return [
    ...topics.map((topic) => ({ ...topic, gone: false })),
    ...Object.keys(record?.topics ?? {})
      .filter((id) => !known.has(id))
      .sort()
      .map((id) => ({ id, name: id, description: '', gone: true })),
  ];
};

const topicView = (
  { id, name, description, gone }: Topic & { gone: boolean },
  record: ConsentRecord | null,
  answer: MayMail | undefined,
): TopicView => {
  const known = consentOf(record, id);
  const may = answer?.may === true && !gone;
  return {
    ...{ id, name, description, gone },
    state: known?.state ?? 'never_asked',
    since: known?.since.toISOString() ?? null,
    by: known?.by ?? null,
    how: known?.how ?? null,
    evidence: known?.evidence ?? null,
    mayMail: may,
    reason: answer && !answer.may ? answer.reason : gone ? 'The shop has no such topic any more' : null,
  };
};

/** Where somebody stands as the API tells it. */
export const consentView = (
  email: string,
  policy: ConsentPolicy,
  record: ConsentRecord | null,
  asked: { topics: (Topic & { gone: boolean })[]; answers: MayMail[] },
): ConsentView => ({
  ...{ email, policy },
  topics: asked.topics.map((topic, i) => topicView(topic, record, asked.answers[i])),
});

/** A change as the API tells of it. */
export const entryView = (
  { topic, state, since, by, how, evidence }: ConsentEntry,
  { topics }: Pick<ConsentSettings, 'topics'>,
): ConsentEntryView => ({
  ...{ topic, state, by, how },
  name: topics.find((t) => t.id === topic)?.name ?? topic,
  at: since.toISOString(),
  evidence: evidence ?? null,
});
