'use client';

import type { WebhookView } from '@whenthen/core';
import { Button, ConfirmationModal, useModal } from '@payloadcms/ui';
import { useState, type ReactNode } from 'react';
import { useCommand } from '../client/use-command.js';
import { MappingForm } from './MappingForm.js';
import './webhooks.css';
import { howProved, makesSecret, proofLabels, toChoose } from './proofs.js';
import { cardId } from './show-card.js';
import { Secret } from './Secret.js';
import { SenderSecret } from './SenderSecret.js';
import { WebhookCalls } from './WebhookCalls.js';

interface WebhookCardProps {
  webhook: WebhookView;
  /** When each of its calls came, written by the server: a browser may write it otherwise. */
  moments: ReactNode[];
  /** Where it is called. */
  url: string;
  /** Whether it may be changed by who looks at it. */
  change: boolean;
  /** Whether what it was called with is there to be shown. */
  seesPeople: boolean;
}

type Order = 'rotate' | 'remove';

const words: Record<Order, { label: string; body: string }> = {
  rotate: { label: 'New secret', body: 'The secret that senders have now stops working at once.' },
  remove: { label: 'Remove', body: 'Calls to its address are refused and no longer start workflows.' },
};

/** One webhook: where it is called, what its calls mean, and the last ones. */
export const WebhookCard = ({ webhook, moments, url, change, seesPeople }: WebhookCardProps) => {
  const command = useCommand();
  const { openModal } = useModal();
  const [asked, setAsked] = useState<Order>('rotate');
  const [secret, setSecret] = useState<string | null>(null);
  const { id, name, proof, accepted, turnedAway, calls } = webhook;
  const modal = `whenthen-webhook-${id}`;

  const carryOut = async () => {
    const answer = await command<{ secret?: string }>(
      `/webhooks/${id}/${asked}`,
      {},
      asked === 'rotate' ? 'The webhook has a new secret.' : 'The webhook is gone.',
    );
    setSecret(answer?.secret ?? null);
  };

  return (
    <article className="whenthen-card whenthen-webhook" data-webhook={id} id={cardId(id)} tabIndex={-1}>
      <header className="whenthen-head">
        <h2>{name}</h2>
        <span className="whenthen-quiet">
          {accepted.toLocaleString('en')} taken in
          {turnedAway > 0 && `, ${turnedAway.toLocaleString('en')} turned away without the right proof`}
        </span>
      </header>
      <p>
        <code>POST {url}</code>{' '}
        <span className="whenthen-quiet">
          {howProved(proof)}. {toChoose(proof.kind)}
        </span>
      </p>
      {secret && <Secret proof={proof} secret={secret} />}
      {change && makesSecret(proof.kind) && (
        <SenderSecret given={webhook.secretGiven} sender={proofLabels[proof.kind]} webhook={id} />
      )}
      <MappingForm key={JSON.stringify([webhook.mapping, calls[0]?.at])} readOnly={!change} webhook={webhook} />
      <WebhookCalls calls={calls} moments={moments} seesPeople={seesPeople} />
      {change && (
        <div className="whenthen-webhook__buttons">
          {(makesSecret(proof.kind) ? (['remove'] as const) : (['rotate', 'remove'] as const)).map((order) => (
            <Button
              buttonStyle="subtle"
              key={order}
              margin={false}
              onClick={() => {
                setAsked(order);
                openModal(modal);
              }}
              size="small"
              type="button"
            >
              {words[order].label}
            </Button>
          ))}
          <ConfirmationModal
            body={words[asked].body}
            confirmLabel={words[asked].label}
            heading={`${words[asked].label}?`}
            modalSlug={modal}
            onConfirm={carryOut}
          />
        </div>
      )}
    </article>
  );
};
