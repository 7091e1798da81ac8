import { useRef, useState } from 'react';
import { useInspector } from '../context/inspector-context.js';
import { Field, type FieldProps } from '../fields/Field.js';
import { TextField } from '../fields/TextField.js';
import { NewSecret } from './NewSecret.js';
import { useSecrets } from './use-secrets.js';

interface SecretFieldProps extends FieldProps {
  value: string;
  /** What its value is: a token, a password, a key. */
  what: string;
  /** The host that is called, where it is known. */
  host: string | undefined;
  onCommit: (name: string) => void;
}

const HELP = 'Only its name stands in the workflow; the secret itself is kept apart.';

/** One of the secrets, with a way to keep a new one. Where they cannot be asked for, the name is typed. */
export const SecretField = ({ value, what, host, onCommit, ...field }: SecretFieldProps) => {
  const { webhooks: desk } = useInspector();
  const { secrets, again, kept } = useSecrets(desk);
  const [open, setOpen] = useState<'new' | 'anew' | null>(null);
  const select = useRef<HTMLSelectElement>(null);
  if (!desk || secrets.state === 'failed')
    return (
      <>
        <TextField {...field} help={HELP} placeholder="erp" value={value} onCommit={onCommit} />
        {secrets.state === 'failed' && (
          <p role="alert" className="wt-message">
            The secrets cannot be listed: {secrets.message}{' '}
            <button type="button" className="wt-link" onClick={again}>
              Try again
            </button>
          </p>
        )}
      </>
    );
  const list = secrets.state === 'there' ? secrets.list : [];
  const chosen = list.find(({ name }) => name === value);
  const missing = secrets.state === 'there' && value !== '' && !chosen;
  const locked = chosen?.readable === false;
  const elsewhere = chosen !== undefined && host !== undefined && !chosen.hosts.includes(host);
  const wrong = missing
    ? `There is no secret “${value}”: the step would wait. Choose another, or keep one of this name.`
    : locked
      ? 'It can be used no more, because the option that locks secrets has changed. Set it anew.'
      : elsewhere
        ? chosen.hosts.length > 0
          ? `It is not sent to ${host}, only to ${chosen.hosts.join(', ')}. Choose another, or set it anew with this host.`
          : 'It does not say to which hosts it may be sent. Set it anew.'
        : undefined;
  const close = () => {
    setOpen(null);
    select.current?.focus();
  };
  const none = secrets.state === 'loading' ? 'Loading…' : list.length > 0 ? 'Choose a secret…' : 'There is none yet';
  return (
    <>
      <Field {...field} help={HELP} message={wrong ?? field.message}>
        {(control) => (
          <div className="wt-with-action">
            <select
              {...control}
              ref={select}
              aria-busy={secrets.state === 'loading'}
              value={value}
              onChange={(event) => onCommit(event.target.value)}
            >
              <option value="">{none}</option>
              {value && !chosen && <option value={value}>{missing ? `Not there: ${value}` : value}</option>}
              {list.map(({ name, readable }) => (
                <option key={name} value={name}>
                  {readable ? name : `${name} (set it anew)`}
                </option>
              ))}
            </select>
            {open === null && secrets.state === 'there' && (
              <button type="button" className="wt-button" onClick={() => setOpen(wrong !== undefined ? 'anew' : 'new')}>
                {missing ? 'Keep it…' : wrong !== undefined ? 'Set anew…' : 'New secret…'}
              </button>
            )}
          </div>
        )}
      </Field>
      {open !== null && (
        <NewSecret
          name={field.name}
          desk={desk}
          value={what}
          taken={list.map(({ name }) => name)}
          hosts={[
            ...new Set([...(open === 'anew' ? (chosen?.hosts ?? []) : []), ...(host === undefined ? [] : [host])]),
          ]}
          anew={open === 'anew' ? value : undefined}
          onCancel={close}
          onKept={(secret) => {
            onCommit(secret.name);
            kept(secret);
            close();
          }}
        />
      )}
    </>
  );
};
