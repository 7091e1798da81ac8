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

/** What a form's document asks consent for; `undefined` where it asks for none. */
export const consentOf = (form: object | null): FormConsent | undefined => {
  const { topic, words, input, confirm } =
    ((form as Record<string, unknown> | null)?.[CONSENT] as Record<string, unknown> | null | undefined) ?? {};
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
