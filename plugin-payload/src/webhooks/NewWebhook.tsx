'use client';

import type { WebhookView } from '@whenthen/core';
import { Button } from '@payloadcms/ui';
import { useEffect, useId, useState } from 'react';
import { useCommand } from '../client/use-command.js';
import './webhooks.css';
import { makesSecret, proofLabels } from './proofs.js';
import { Secret } from './Secret.js';
import { cardId, showCard } from './show-card.js';

/** Makes a webhook and shows its secret, once. */
export const NewWebhook = () => {
  const command = useCommand();
  const ids = useId();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<WebhookView['proof']['kind']>('signature');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [made, setMade] = useState<{ webhook: WebhookView; secret: string } | null>(null);

  // A secret that is shown this once stays in view: only to where one has to be pasted is gone at once.
  const goTo = made && makesSecret(made.webhook.proof.kind) ? made.webhook.id : null;
  useEffect(() => (goTo === null ? undefined : showCard(goTo)), [goTo]);

  const create = async () => {
    setRefusal(null);
    const answer = await command<{ webhook: WebhookView; secret: string }>(
      '/webhooks',
      { name, proof: { kind } },
      'Webhook created.',
      setRefusal,
    );
    if (!answer) return;
    setMade(answer);
    setName('');
  };

  return (
    <section aria-label="New webhook" className="whenthen-card whenthen-new-webhook">
      <form
        className="whenthen-dialog__row"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <label htmlFor={`${ids}-name`}>New webhook</label>
        <input
          id={`${ids}-name`}
          onChange={({ target }) => setName(target.value)}
          placeholder="Leads of the CRM"
          value={name}
        />
        <select
          aria-label="How calls are proved"
          onChange={({ target }) => setKind(target.value as typeof kind)}
          value={kind}
        >
          {Object.entries(proofLabels).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <Button disabled={name.trim() === ''} id="whenthen-webhook-create" margin={false} size="small" type="submit">
          Create
        </Button>
      </form>
      {refusal && (
        <p className="whenthen-refusal" role="alert">
          {refusal}
        </p>
      )}
      {made && makesSecret(made.webhook.proof.kind) && (
        <p role="status">
          Enter its address at {proofLabels[made.webhook.proof.kind]}, then paste the secret that it shows into the
          webhook below.
        </p>
      )}
      {made && !makesSecret(made.webhook.proof.kind) && (
        <>
          <Secret proof={made.webhook.proof} secret={made.secret} />
          <a href={`#${cardId(made.webhook.id)}`}>Go to “{made.webhook.name}”</a>
        </>
      )}
    </section>
  );
};
