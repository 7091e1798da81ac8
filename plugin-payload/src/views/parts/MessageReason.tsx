import type { MessageView } from '@whenthen/core';
import { cameBack } from '../../messages/afterwards.js';
import { HeldMessage } from '../../messages/HeldMessage.js';
import type { Runtime } from '../../runtime/runtime.js';
import { When } from './When.js';

/** Why an e-mail is where it is, when it is tried again, and what may be decided about it. */
export const MessageReason = ({ message, runtime }: { message: MessageView; runtime: Runtime }) => (
  <>
    {message.reason ?? (cameBack(message) ? message.bounced?.why : null)}
    {message.nextAttemptAt !== null && (
      <div className="whenthen-quiet" data-again={message.nextAttemptAt}>
        Tried again at <When at={message.nextAttemptAt} runtime={runtime} />
      </div>
    )}
    {message.state === 'uncertain' && <HeldMessage id={message.id} to={message.to} />}
  </>
);
