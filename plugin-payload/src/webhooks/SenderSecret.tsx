import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import { useCommand } from '../client/use-command.js';

interface SenderSecretProps {
  webhook: string;
  /** Who made the secret. */
  sender: string;
  /** Whether one is kept already. */
  given: boolean;
}

/** Takes the secret that a sender shows once it has the address. */
export const SenderSecret = ({ webhook, sender, given }: SenderSecretProps) => {
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
        placeholder={given ? 'Another one, to replace it' : 'Paste what it shows for this address'}
        spellCheck={false}
        type="password"
        value={secret}
      />
      <Button disabled={secret.trim() === ''} margin={false} size="small" type="submit">
        Keep
      </Button>
      <span className="whenthen-quiet">
        {given
          ? 'A secret is kept. Enter a new one to replace it.'
          : 'There is no secret yet. Until there is one, every call is refused.'}
      </span>
      {refusal && (
        <p className="whenthen-refusal" role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
};
