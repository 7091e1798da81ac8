import { topicId } from '@whenthen/core/definition';
import { CONSENT } from './consent-fields.js';

/** What a form asks consent for, as the engine takes it. */
export interface FormConsent {
  topic: string;
  words?: string;
  input?: string;
  confirm: boolean;
}

const filled = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** What a group of fields asks consent for; `undefined` where it asks for none. */
export const readConsent = (group: object | null | undefined): FormConsent | undefined => {
  const { topic, words, input, confirm } = (group ?? {}) as Record<string, unknown>;
  const read = topicId.safeParse(topic);
  if (!read.success) return undefined;
  const [said, box] = [filled(words), filled(input)];
  return {
    topic: read.data,
    // A form from before the field was there, or written past the admin: the careful way.
    confirm: confirm !== false,
    ...(said === undefined ? {} : { words: said }),
    ...(box === undefined ? {} : { input: box }),
  };
};

/** What a form's document asks consent for; `undefined` where it asks for none. */
export const consentOf = (form: object | null): FormConsent | undefined =>
  readConsent((form as Record<string, object | null | undefined> | null)?.[CONSENT]);
