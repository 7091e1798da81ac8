import type { TriedWebhook } from '@whenthen/core/definition';

const Headers = ({ headers }: { headers: Record<string, string> }) => (
  <dl className="wt-headers">
    {Object.entries(headers).map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

const timeOf = (ms: number): string => (ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`);

/** JSON in lines that can be read; anything else as it came. */
const readable = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

/** What a test call sent, and what came back. */
export const TriedCall = ({ tried: { request, answer, ok, message, ms } }: { tried: TriedWebhook }) => (
  <div className="wt-card" data-testid="wt-tried" data-ok={ok}>
    <p className="wt-tried-head">
      <strong className={ok ? 'wt-good' : 'wt-bad'}>{answer ? `Status ${answer.status}` : 'Nothing came back'}</strong>
      <span className="wt-help">{timeOf(ms)}</span>
    </p>
    <p>{message}</p>
    {answer && (
      <>
        <h4>Body</h4>
        {answer.body === '' ? (
          <p className="wt-help">It is empty.</p>
        ) : (
          // What is longer than its box can be scrolled by key.
          <pre aria-label="Body that came back" role="region" tabIndex={0}>
            {answer.cut ? answer.body : readable(answer.body)}
          </pre>
        )}
        {answer.cut && <p className="wt-help">Only its beginning is shown.</p>}
        <details>
          <summary>Headers that came back ({Object.keys(answer.headers).length})</summary>
          <Headers headers={answer.headers} />
        </details>
      </>
    )}
    <details>
      <summary>
        What was sent: {request.method} {request.url}
      </summary>
      <Headers headers={request.headers} />
      {request.body !== null && (
        <pre aria-label="Body that was sent" role="region" tabIndex={0}>
          {readable(request.body)}
        </pre>
      )}
    </details>
  </div>
);
