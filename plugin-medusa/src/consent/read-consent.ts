import type { ChangeConsent } from '@whenthen/core';
import { isIP } from 'node:net';
import type { ToldConsent } from './told-consent';

/** What the shop's topics are, and which of them a plain "yes" is about. */
export interface ShopTopics {
  known: readonly string[];
  /** Left out: the first. */
  whenYes?: readonly string[] | undefined;
}

/** What of it becomes consent, and what could not be read, without any address. */
export interface ReadConsent {
  changes: ChangeConsent[];
  faults: string[];
}

interface Said {
  /** By topic: yes or no. */
  topics: Map<string, boolean>;
  words?: string;
  ip?: string;
  faults: string[];
}

const LONGEST_WORDS = 2_000;

const isBag = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Forms of storefronts send texts. */
const yesOrNo = (value: unknown): boolean | undefined => {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
};

/** Topics as a list of those agreed to, or each with yes or no. */
const readTopics = (value: unknown, { known }: ShopTopics): Pick<Said, 'topics' | 'faults'> => {
  const given: [string, unknown][] = Array.isArray(value)
    ? (value as unknown[]).map((topic) => [String(topic), true])
    : isBag(value)
      ? Object.entries(value)
      : [];
  const topics = new Map<string, boolean>();
  const faults: string[] = [];
  for (const [topic, says] of given) {
    const answer = yesOrNo(says);
    if (!known.includes(topic)) faults.push(`the shop has no topic "${topic.slice(0, 40)}": use ${known.join(', ')}`);
    else if (answer === undefined) faults.push(`the topic "${topic}" is neither true nor false`);
    else topics.set(topic, answer);
  }
  return { topics, faults };
};

const plain = (answer: boolean, { known, whenYes }: ShopTopics): Map<string, boolean> =>
  new Map((whenYes ?? known.slice(0, 1)).filter((topic) => known.includes(topic)).map((topic) => [topic, answer]));

const NOT_READ = 'is neither true, false, a list of topics, nor an object with "agreed" or "topics"';

/** Reads what stands in the metadata: `true`, `false`, a list of topics, or an object with words and an IP address. */
const readValue = (value: unknown, shop: ShopTopics): Said => {
  const answer = yesOrNo(value);
  if (answer !== undefined) return { topics: plain(answer, shop), faults: [] };
  if (Array.isArray(value)) return readTopics(value, shop);
  if (!isBag(value)) return { topics: new Map(), faults: [NOT_READ] };
  const { agreed, topics, words, ip } = value;
  const said = yesOrNo(agreed);
  if (topics === undefined && said === undefined) return { topics: new Map(), faults: [NOT_READ] };
  const read = topics === undefined ? { topics: plain(said === true, shop), faults: [] } : readTopics(topics, shop);
  // Who did not agree did not agree to any of them.
  const answers = said === false ? new Map([...read.topics.keys()].map((topic) => [topic, false])) : read.topics;
  const isAddress = typeof ip === 'string' && isIP(ip) !== 0;
  return {
    topics: answers,
    ...(typeof words === 'string' && words.trim() !== '' ? { words: words.trim().slice(0, LONGEST_WORDS) } : {}),
    ...(isAddress ? { ip } : {}),
    faults: [...read.faults, ...(ip === undefined || ip === null || isAddress ? [] : ['"ip" is not an IP address'])],
  };
};

/**
 * What the store noted as changes of consent. A "no" of an order holds for who was never asked: an empty box at the
 * checkout takes nothing back. What stands on an account counts when it says something else than before. Pure.
 */
export const readConsent = ({ kind, id, email, value, at }: ToldConsent, shop: ShopTopics): ReadConsent => {
  const { topics, words, ip, faults } = readValue(value, shop);
  const evidence = { source: `${kind}:${id}`, ...(words ? { words } : {}), ...(ip ? { ip } : {}) };
  const about = kind === 'order' ? { how: 'order' as const, at } : { how: 'store' as const, standing: true };
  return {
    changes: [...topics].map(([topic, yes]) => ({
      ...{ email, topic, evidence, ...about },
      state: yes ? 'subscribed' : 'unsubscribed',
      ...(kind === 'order' && !yes ? { unlessAsked: true } : {}),
    })),
    faults: faults.map((fault) => `the consent of ${kind} ${id} was not taken in: ${fault}`),
  };
};
