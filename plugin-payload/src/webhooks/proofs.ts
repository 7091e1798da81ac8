import type { WebhookView } from '@whenthen/core';

type Kind = WebhookView['proof']['kind'];

/** How calls can be proved, in the words of a choice. */
export const proofLabels: Record<Kind, string> = {
  signature: 'Signed (Standard Webhooks)',
  header: 'A secret in a header',
  stripe: 'Stripe',
  github: 'GitHub',
  shopify: 'Shopify',
  typeform: 'Typeform',
  calendly: 'Calendly',
  svix: 'Svix',
};

/** The senders that make the secret themselves: it is shown where the address is entered. */
export const makesSecret = (kind: Kind): boolean => ['stripe', 'shopify', 'svix'].includes(kind);

/** What has to be chosen at a sender beside the address; `undefined`: nothing. */
export const toChoose = (kind: Kind): string | undefined =>
  kind === 'github' ? 'At GitHub, choose application/json as the content type.' : undefined;

/** Where a secret that was made here has to go, in front of it. */
export const whereSecretGoes = (kind: Kind): string =>
  kind === 'signature' ? 'Sign calls with this secret:' : `Enter this as the secret at ${proofLabels[kind]}:`;

/** How calls to a webhook are proved, behind its address. */
export const howProved = (proof: WebhookView['proof']): string => {
  if (proof.kind === 'header') return `with the secret in ${proof.header}`;
  return `signed by ${proof.kind === 'signature' ? 'Standard Webhooks' : proofLabels[proof.kind]}`;
};
