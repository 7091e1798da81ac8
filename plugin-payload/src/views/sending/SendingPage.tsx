import type { SendingView as Status } from '@whenthen/core';
import { SendingControl } from '../../sending/SendingControl.js';
import { waitingWords } from '../../sending/words.js';
import type { Runtime } from '../../runtime/runtime.js';
import { When } from '../parts/When.js';

const Why = ({ held, runtime }: { held: NonNullable<Status['held']>; runtime: Runtime }) => {
  const last = <When at={held.lastAlive} runtime={runtime} />;
  switch (held.why) {
    case 'by hand':
      return (
        <p>
          {held.by ?? 'A program'} holds it: “{held.reason}”. People get on in their workflows meanwhile.
        </p>
      );
    case 'restored':
      return (
        <p>
          The database was restored from a backup, or copied from another server. The last that it knows of is {last}.
          What went out after that is not in it, and would go out again. Nobody moves on in a workflow until somebody
          decides.
        </p>
      );
    case 'gap':
      return (
        <p>
          No server worked since {last}. Either it was switched off: then send what waits. Or the database was restored
          from a backup: then skip what was due before now, because people got it already. Nobody moves on in a workflow
          until somebody decides.
        </p>
      );
  }
};

/** Whether anything is sent, why not, and what can be done about it. */
export const SendingPage = ({
  sending: { state, held, waiting, skipped },
  mayDecide,
  runtime,
}: {
  sending: Status;
  mayDecide: boolean;
  runtime: Runtime;
}) => (
  <>
    <div className="whenthen-head">
      <h1>Sending</h1>
      <span className="whenthen-quiet">
        {state === 'held' ? 'Nothing goes out.' : 'E-mails, webhooks and other actions go out.'}
      </span>
    </div>
    <div className="whenthen-sending__facts">
      {held && (
        <>
          <p>
            <strong>
              Held since <When at={held.since} runtime={runtime} />.
            </strong>
          </p>
          <Why held={held} runtime={runtime} />
        </>
      )}
      {waiting && (
        <p>
          {held ? 'Waiting: ' : 'Due at this moment: '}
          {waitingWords(waiting)}
          {waiting.oldest && (
            <>
              ; the oldest since <When at={waiting.oldest} runtime={runtime} />
            </>
          )}
          .
        </p>
      )}
      {skipped && (
        <p className="whenthen-quiet">
          What was due before <When at={skipped.before} runtime={runtime} /> goes out no more:{' '}
          {skipped.by ?? 'a program'} decided so on <When at={skipped.at} runtime={runtime} />.
        </p>
      )}
    </div>
    {mayDecide ? (
      <SendingControl
        held={held && { since: held.since, byHand: held.why === 'by hand' }}
        key={held?.since ?? 'going'}
        waiting={waiting}
      />
    ) : (
      <p className="whenthen-quiet">Who may activate workflows may hold sending and let it go on.</p>
    )}
  </>
);
