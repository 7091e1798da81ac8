import type { JsonObject } from '../definition/json/json.js';
import type { SenderWords } from '../mail/sender.js';
import { withFooter } from './render/footer.js';
import type { Rendered } from './language/template.js';

/** What templates see beyond the event and the person. */
export const marketingVariables = (url: string, { sender, address }: SenderWords): JsonObject => ({
  unsubscribe_url: url,
  physical_address: address,
  sender_name: sender,
});

/** A link for previews: it has the look of a real one and leads nowhere. */
const SAMPLE_URL = 'https://example.com/whenthen/unsubscribe/link-of-the-preview';

/** What marketing mail carries beyond its template, for previews, which are nobody's mail. */
export const createMarketingPreview = (words: SenderWords) => ({
  variables: marketingVariables(SAMPLE_URL, words),
  complete: (rendered: Pick<Rendered, 'html' | 'text'>) => withFooter(rendered, { url: SAMPLE_URL, ...words }),
});
