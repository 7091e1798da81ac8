import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Proof } from './endpoint.js';
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

/** What is wrong with a secret that a sender is said to have made; `undefined` where it can be one. */
export const secretFault = ({ kind }: Proof, secret: string): string | undefined =>
  (kind === 'signature' || kind === 'svix') && !/^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/.test(secret)
    ? 'is no secret of this kind: copy the whole of it, with "whsec_" at its beginning'
    : undefined;
