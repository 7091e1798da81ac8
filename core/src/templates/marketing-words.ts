import type { JsonObject } from '../definition/json/json.js';
import type { SenderWords } from '../mail/sender.js';
import { chooseLanguage } from '../languages/choose.js';
import { wordsIn } from '../languages/languages.js';
import { withFooter, type FooterLinks } from './render/footer.js';
import type { Rendered } from './language/template.js';

/** What templates see beyond the event and the person. */
export const marketingVariables = (urls: FooterLinks | undefined, { sender, address }: SenderWords): JsonObject => ({
  unsubscribe_url: urls?.unsubscribe ?? '',
  preferences_url: urls?.preferences ?? '',
  physical_address: address,
  sender_name: sender,
});

/** Links for previews: they have the look of real ones and lead nowhere. */
const SAMPLE_URLS: FooterLinks = {
  unsubscribe: 'https://example.com/whenthen/unsubscribe/link-of-the-preview',
  preferences: 'https://example.com/whenthen/preferences/topics-of-the-preview',
};

/** What marketing mail carries beyond its template, for previews, which are nobody's mail. */
export const createMarketingPreview = (sender: SenderWords, locale: string) => ({
  variables: marketingVariables(SAMPLE_URLS, sender),
  complete: (rendered: Pick<Rendered, 'html' | 'text'>) =>
    withFooter(rendered, {
      ...sender,
      urls: SAMPLE_URLS,
      words: wordsIn[chooseLanguage({ shop: locale })].footer,
    }),
});
