import type { WebhookView } from '@whenthen/core';
import { toChoose, whereSecretGoes } from './proofs.js';

interface SecretProps {
  proof: WebhookView['proof'];
  secret: string;
}

/** A secret that is shown this once. */
export const Secret = ({ proof, secret }: SecretProps) => (
  <p role="status">
    {proof.kind === 'header' ? (
      <>
        Send this in the header <code>{proof.header}</code>:{' '}
      </>
    ) : (
      `${whereSecretGoes(proof.kind)} `
    )}
    <code data-testid="whenthen-secret">{secret}</code>
    <br />
    <span className="whenthen-quiet">Keep it now: it is not shown again. {toChoose(proof.kind)}</span>
  </p>
);
