import type { JsonObject, TriedWebhook } from '@whenthen/core/definition';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../icons/Icon.js';
import type { WebhookDesk } from '../../canvas/state/webhook-desk.js';
import { TriedCall } from './TriedCall.js';

type State =
  | { kind: 'nothing' }
  | { kind: 'calling' }
  | { kind: 'failed'; message: string }
  | { kind: 'tried'; tried: TriedWebhook; settings: string };

/** Makes the call of the step once, as it is set now, and shows what came back. */
export const TestCall = ({ desk, settings }: { desk: WebhookDesk; settings: JsonObject }) => {
  const [state, setState] = useState<State>({ kind: 'nothing' });
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const now = JSON.stringify(settings);
  const calling = state.kind === 'calling';
  const ready = typeof settings['url'] === 'string' && settings['url'] !== '';

  const call = async () => {
    if (calling) return;
    setState({ kind: 'calling' });
    const next = await desk.test(settings).then(
      (tried): State => ({ kind: 'tried', tried, settings: now }),
      (error: unknown): State => ({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    if (here.current) setState(next);
  };
  return (
    <div className="wt-call" role="group" aria-label="Test call" data-testid="wt-test-call">
      <button
        type="button"
        className="wt-button"
        aria-disabled={calling || !ready}
        disabled={!ready}
        onClick={() => void call()}
      >
        <Icon name="webhook" size={14} /> {calling ? 'Calling…' : 'Test call'}
      </button>
      <p className="wt-help">
        {ready
          ? 'Calls the address once, now, with an example person. Nothing is saved.'
          : 'Fill in the address first.'}
      </p>
      <div aria-live="polite" aria-busy={calling}>
        {calling && <p className="wt-help">Waiting for the receiver, 15 seconds at most…</p>}
        {state.kind === 'failed' && (
          <p role="alert" className="wt-message">
            The call was not made: {state.message}
          </p>
        )}
        {state.kind === 'tried' && (
          <>
            {state.settings !== now && <p className="wt-help">From before your last change:</p>}
            <TriedCall tried={state.tried} />
          </>
        )}
      </div>
    </div>
  );
};
