'use client';

import { Button } from '@payloadcms/ui';
import type { ReactNode } from 'react';

interface SectionCardProps {
  id: string;
  title: string;
  lead: string;
  /** May whoever looks change it? */
  change: boolean;
  isChanged: boolean;
  busy: boolean;
  refusal: string | null;
  onSave: () => void;
  children: ReactNode;
}

/** One part of the sending limits: what it is, its settings, and a button to keep them. */
export const SectionCard = ({
  id,
  title,
  lead,
  change,
  isChanged,
  busy,
  refusal,
  onSave,
  children,
}: SectionCardProps) => (
  <section aria-label={title} className="whenthen-card whenthen-limits" id={`whenthen-${id}`}>
    <h2>{title}</h2>
    <p className="whenthen-quiet">{lead}</p>
    <fieldset disabled={!change}>{children}</fieldset>
    {refusal && (
      <p className="whenthen-refusal" role="alert">
        {refusal}
      </p>
    )}
    {change && (
      <div className="whenthen-limits__save">
        <Button disabled={busy || !isChanged} id={`whenthen-save-${id}`} margin={false} onClick={onSave} type="button">
          {busy ? 'Saving …' : 'Save'}
        </Button>
        {isChanged && !busy && <span className="whenthen-quiet">Not saved yet</span>}
      </div>
    )}
  </section>
);
