import type { MailStores } from '../../../model/mail/stores.js';
import type { StoreCase } from '../kit/case.js';
import { bounceCases } from './bounces.js';
import { capCases } from './caps.js';
import { consentCases } from './consents.js';
import { templateCases } from './templates.js';

/** The cases of the ports of this folder. */
export const mailCases = {
  templates: templateCases,
  caps: capCases,
  bounces: bounceCases,
  consents: consentCases,
} satisfies { [port in keyof MailStores]?: StoreCase[] };
