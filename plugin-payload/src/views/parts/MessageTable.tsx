import type { MessageView } from '@whenthen/core';
import { Link } from '@payloadcms/ui';
import { subjectOf } from '../../messages/subject.js';
import type { Runtime } from '../../runtime/runtime.js';
import { MessagePill } from './MessagePill.js';
import { MessageReason } from './MessageReason.js';
import { When } from './When.js';

interface MessageTableProps {
  messages: MessageView[];
  /** Names of templates, by their ids. */
  templates: ReadonlyMap<string, string>;
  runtime: Runtime;
  /** Address of a message's page. */
  href: (message: MessageView) => string;
  /** Address of a person's page: where it is given, there is a column with the people. */
  person?: (message: MessageView) => string;
  /** Whether whoever looks at them may decide about what failed. */
  decide: boolean;
}

/** The e-mails that went, or did not go, out. */
export const MessageTable = ({ messages, templates, runtime, href, person, decide }: MessageTableProps) => (
  <div className="table whenthen-table">
    <table cellPadding="0" cellSpacing="0">
      <thead>
        <tr>
          <th>Subject</th>
          {person && <th>To</th>}
          <th>State</th>
          <th>Reason</th>
          <th>Created</th>
          <th>Sent</th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr data-message={message.id} key={message.id}>
            <td>
              <Link prefetch={false} href={href(message)}>
                {subjectOf(message, templates.get(message.template ?? ''))}
              </Link>
            </td>
            {person && (
              <td data-says="To">
                <Link prefetch={false} href={person(message)}>
                  {message.to || 'Erased person'}
                </Link>
              </td>
            )}
            <td>
              <MessagePill message={message} />
            </td>
            <td>
              <MessageReason decide={decide} message={message} runtime={runtime} />
            </td>
            <td data-says="Created">
              <When at={message.createdAt} runtime={runtime} />
            </td>
            <td data-says="Sent">
              <When at={message.sentAt} runtime={runtime} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
