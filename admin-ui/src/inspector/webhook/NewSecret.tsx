import { secretHosts, secretName } from '@whenthen/core/definition';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Field } from '../fields/Field.js';
import type { WebhookDesk } from '../../canvas/state/webhook-desk.js';

interface NewSecretProps {
  name: string;
  desk: WebhookDesk;
  /** What its value is, by the way of the authentication: a token, a password, a key. */
  value: string;
  /** Those that there are: a new one does not take the place of another. */
  taken: readonly string[];
  /** The hosts that are proposed. */
  hosts: readonly string[];
  /** The one that is set anew. */
  anew: string | undefined;
  onKept: (secret: { name: string; hosts: string[] }) => void;
  onCancel: () => void;
}

const faultOf = (name: string, taken: readonly string[]): string | undefined => {
  if (name === '') return 'Give it a name, such as erp.';
  if (taken.includes(name)) return 'There is a secret of this name already. Choose it above, or take another name.';
  const read = secretName.safeParse(name);
  return read.success ? undefined : `Please ${read.error.issues[0]?.message ?? 'take another name'}.`;
};

/** Hosts as they are typed: one beside the other. */
const readHosts = (text: string) => secretHosts.safeParse(text.split(/[\s,]+/).filter((host) => host !== ''));

/** Keeps a secret without leaving the step. What was typed is gone from the page once it is kept. */
export const NewSecret = ({
  name: field,
  desk,
  value: what,
  taken,
  hosts: proposed,
  anew,
  onKept,
  onCancel,
}: NewSecretProps) => {
  const [name, setName] = useState(anew ?? '');
  const [value, setValue] = useState('');
  const [hosts, setHosts] = useState(proposed.join(' '));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    first.current?.focus();
    card.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  const nameFault = anew === undefined ? faultOf(name, taken) : undefined;
  const valueFault = value === '' ? 'Paste it here.' : undefined;
  const read = readHosts(hosts);
  const hostsFault = read.success ? undefined : `Please ${read.error.issues[0]?.message ?? 'write another host'}.`;

  const keep = async () => {
    setTried(true);
    if (nameFault !== undefined || valueFault !== undefined || !read.success || busy) return;
    setBusy(true);
    setRefused(null);
    try {
      await desk.keepSecret(name, { value, hosts: read.data });
      onKept({ name, hosts: read.data });
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && !(event.key === 'Enter' && event.target instanceof HTMLInputElement)) return;
    // The form around the canvas would be saved, and the settings closed.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onCancel();
    else void keep();
  };
  return (
    <div
      ref={card}
      role="group"
      aria-label={anew === undefined ? 'New secret' : `Set ${anew} anew`}
      aria-busy={busy}
      className="wt-card"
      data-testid="wt-new-secret"
      onKeyDown={onKeyDown}
    >
      {anew === undefined && (
        <Field
          name={`${field}.name`}
          label="Name of the new secret"
          help="Stands in the workflow. Small letters, digits, _ and -"
          required
          message={tried ? nameFault : undefined}
        >
          {(control) => (
            <input
              {...control}
              ref={first}
              type="text"
              value={name}
              maxLength={60}
              placeholder="erp"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setName(event.target.value.trim())}
            />
          )}
        </Field>
      )}
      <Field
        name={`${field}.value`}
        label={what}
        help="Is locked, and never shown again."
        required
        message={tried ? valueFault : undefined}
      >
        {(control) => (
          <input
            {...control}
            ref={anew === undefined ? undefined : first}
            type="password"
            value={value}
            maxLength={4_000}
            autoComplete="new-password"
            spellCheck={false}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </Field>
      <Field
        name={`${field}.hosts`}
        label="May be sent to"
        help="Hosts such as erp.example.com or erp.example.com:8443; no other ever gets it. To change them later, its value is entered anew."
        required
        message={tried ? hostsFault : undefined}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            value={hosts}
            maxLength={2_000}
            placeholder="erp.example.com"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setHosts(event.target.value)}
          />
        )}
      </Field>
      {refused !== null && (
        <p role="alert" className="wt-message">
          {refused}
        </p>
      )}
      <div className="wt-card-foot">
        <button type="button" className="wt-button" disabled={busy} onClick={() => void keep()}>
          {busy ? 'Keeping…' : 'Keep it'}
        </button>
        <button type="button" className="wt-button" disabled={busy} onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
};
