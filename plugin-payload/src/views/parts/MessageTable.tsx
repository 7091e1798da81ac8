import type { MessageView } from '@whenthen/core';
import { Pill } from '@payloadcms/ui';
import { HeldMessage } from '../../messages/HeldMessage.js';
import type { Runtime } from '../../runtime.js';
import { When } from './When.js';

const states: Record<
  MessageView['state'],
  { label: string; style: 'success' | 'light' | 'light-gray' | 'error' | 'warning' }
> = {
  pending: { label: 'Waiting', style: 'light' },
  sending: { label: 'Sending', style: 'light' },
  sent: { label: 'Sent', style: 'success' },
  failed: { label: 'Failed', style: 'error' },
  skipped: { label: 'Skipped', style: 'light-gray' },
  uncertain: { label: 'Held: uncertain', style: 'warning' },
};

/** The e-mails that went, or did not go, to a person. */
export const MessageTable = ({ messages, runtime }: { messages: MessageView[]; runtime: Runtime }) => (
  <div className="table whenthen-table">
    <table cellPadding="0" cellSpacing="0">
      <thead>
        <tr>
          <th>Subject</th>
          <th>State</th>
          <th>Reason</th>
          <th>Sent</th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id}>
            <td>{message.subject ?? <span className="whenthen-quiet">not rendered yet</span>}</td>
            <td>
              <Pill pillStyle={states[message.state].style} size="small">
                {states[message.state].label}
              </Pill>
            </td>
            <td>
              {message.reason ?? ''}
              {message.state === 'uncertain' && <HeldMessage id={message.id} to={message.to} />}
            </td>
            <td>
              <When at={message.sentAt} runtime={runtime} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
