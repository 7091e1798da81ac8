import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import { useCommand } from '../parts/useCommand.js';

interface SenderSecretProps {
  webhook: string;
  /** Who made the secret. */
  sender: string;
}

/** Takes the secret that a sender shows once it has the address. */
export const SenderSecret = ({ webhook, sender }: SenderSecretProps) => {
  const command = useCommand();
  const id = useId();
  const [secret, setSecret] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = async () => {
    setRefusal(null);
    const answer = await command(`/webhooks/${webhook}`, { secret }, 'The secret is kept.', setRefusal);
    if (answer) setSecret('');
  };
  return (
    <form
      className="whenthen-dialog__row"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label htmlFor={id}>Secret of {sender}</label>
      <input
        autoComplete="off"
        id={id}
        onChange={({ target }) => setSecret(target.value)}
        placeholder="Paste what it shows for this address"
        spellCheck={false}
        type="password"
        value={secret}
      />
      <Button disabled={secret.trim() === ''} margin={false} size="small" type="submit">
        Keep
      </Button>
      {refusal && (
        <p className="whenthen-refusal" role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
};
