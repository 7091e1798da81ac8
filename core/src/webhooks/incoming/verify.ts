import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Proof } from '../../model/webhook.js';
import { same, senders, type Call } from './senders.js';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** A secret as it is kept: of one in a header, its hash alone; with what is signed, it has to be known. */
export const keptSecret = ({ kind }: Proof, told: string): string => (kind === 'header' ? digest(told) : told);

/** A new secret, as the sender is told it and as it is kept. */
export const newSecret = (proof: Proof): { told: string; kept: string } => {
  const isStandard = proof.kind === 'signature' || proof.kind === 'svix';
  const told = isStandard ? `whsec_${randomBytes(32).toString('base64')}` : randomBytes(32).toString('base64url');
  return { told, kept: keptSecret(proof, told) };
};

/**
 * Why a call has not the right proof; `undefined` where it has. Signatures are compared in constant time, and one with a
 * time is at most five minutes old by the clock that is handed in.
 */
export const proofFault = (proof: Proof, kept: string, call: Call): string | undefined => {
  if (proof.kind !== 'header') return senders[proof.kind].fault(call, kept);
  const given = call.headers[proof.header];
  return given !== undefined && same(digest(given), kept)
    ? undefined
    : `The header ${proof.header} is missing or wrong.`;
};

/**
 * What tells a call from others: what its sender says and signs, and never a header that anybody can add to a call that
 * they caught. `path`: where its payload does, unless the mapping says; `otherwise`: where nothing does.
 */
export const callId = (
  proof: Proof,
  { headers, body }: Pick<Call, 'headers' | 'body'>,
): { id?: string | undefined; path?: string | undefined; otherwise: string } => {
  if (proof.kind === 'header')
    return { id: headers['webhook-id'] || headers['idempotency-key'], otherwise: randomUUID() };
  const { id, idPath } = senders[proof.kind];
  return { id: id && headers[id], path: idPath, otherwise: createHash('sha256').update(body).digest('base64url') };
};

const STANDARD = {
  fits: /^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/,
  how: 'is no secret of this kind: copy the whole of it, with "whsec_" at its beginning',
};

/** What the secrets look like that senders make, and what to do where one cannot be right. */
const SECRETS: Partial<Record<Proof['kind'], { fits: RegExp; how: string }>> = {
  signature: STANDARD,
  svix: STANDARD,
  stripe: {
    fits: /^whsec_[A-Za-z0-9+/=_-]{8,}$/,
    how: 'is no signing secret of Stripe: copy the one that Stripe shows for this address, with "whsec_" at its beginning',
  },
  shopify: {
    fits: /^(shpss_)?[A-Za-z0-9]{16,}$/,
    how: 'is no secret with which Shopify signs: copy the one that Shopify shows below its webhooks (an access token is another thing)',
  },
};

/** What is wrong with a secret that a sender is said to have made; `undefined` where it can be one. */
export const secretFault = ({ kind }: Proof, secret: string): string | undefined => {
  const rule = SECRETS[kind];
  return rule && !rule.fits.test(secret) ? rule.how : undefined;
};
