import { useCallback, useEffect, useState } from 'react';
import type { KeptSecret, WebhookDesk } from '../../canvas/state/webhook-desk.js';

type Secrets = { state: 'loading' } | { state: 'failed'; message: string } | { state: 'there'; list: KeptSecret[] };

/** The secrets that there are, and how to ask for them again. */
export const useSecrets = (desk: WebhookDesk | undefined) => {
  const [secrets, setSecrets] = useState<Secrets>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!desk) return;
    let gone = false;
    const tell = (next: Secrets) => {
      if (!gone) setSecrets(next);
    };
    desk.secrets().then(
      (list) => tell({ state: 'there', list }),
      (error: unknown) => tell({ state: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      gone = true;
    };
  }, [desk, turn]);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  /** One was kept: it is there before it is asked for again. */
  const kept = useCallback((secret: Omit<KeptSecret, 'readable'>) => {
    setSecrets((before) =>
      before.state === 'there'
        ? {
            state: 'there',
            list: [...before.list.filter((s) => s.name !== secret.name), { ...secret, readable: true }],
          }
        : before,
    );
    setTurn((n) => n + 1);
  }, []);
  return { secrets, again, kept };
};
