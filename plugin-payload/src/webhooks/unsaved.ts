import type { WebhookView } from '@whenthen/core';

type Mapping = Pick<WebhookView['mapping'], 'email' | 'properties' | 'fields'>;

const sorted = ({ email, properties, fields }: Mapping): string =>
  JSON.stringify([email, Object.entries(properties).sort(), Object.entries(fields).sort()]);

/** What a form shows that is not saved, in words; `null` where it shows what counts. `guess`: where we take the address to stand. */
export const unsavedWords = (saved: Mapping, shown: Mapping, guess: string | undefined): string | null => {
  if (saved.email === null && shown.email !== null) {
    const why = shown.email === guess ? 'We guessed this from the last call' : 'This is not saved yet';
    return `${why}: calls start nothing until you save it.`;
  }
  if (saved.email === null) return 'Calls start nothing until you say where the e-mail address is.';
  return sorted(saved) === sorted(shown) ? null : 'There are changes that are not saved.';
};
