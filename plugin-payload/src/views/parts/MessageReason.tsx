import type { MessageView } from '@whenthen/core';
import '../../attention/attention.css';
import { Decide } from '../../attention/Decide.js';
import { cameBack } from '../../messages/afterwards.js';
import type { Runtime } from '../../runtime/runtime.js';
import { When } from './When.js';

interface MessageReasonProps {
  message: MessageView;
  runtime: Runtime;
  /** Whether whoever looks at it may decide about it. */
  decide: boolean;
}

/** Why an e-mail is where it is, when it is tried again, and what may be decided about it. */
export const MessageReason = ({ message, runtime, decide }: MessageReasonProps) => (
  <>
    {message.reason ?? (cameBack(message) ? message.bounced?.why : null)}
    {message.nextAttemptAt !== null && (
      <div className="whenthen-quiet" data-again={message.nextAttemptAt}>
        Tried again at <When at={message.nextAttemptAt} runtime={runtime} />
      </div>
    )}
    {decide && (message.attention !== null || message.state === 'uncertain') && (
      <Decide choice={{ keys: [message.id] }} kinds={[message.attention ?? 'held']} />
    )}
  </>
);
