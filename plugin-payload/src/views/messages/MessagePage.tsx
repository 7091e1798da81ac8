import type { MessageDetails } from '@whenthen/core';
import { Link } from '@payloadcms/ui';
import { formatAdminURL } from 'payload/shared';
import { subjectOf } from '../../messages/subject.js';
import type { Runtime } from '../../runtime/runtime.js';
import { MessagePill } from '../parts/MessagePill.js';
import { MessageReason } from '../parts/MessageReason.js';
import { Notice } from '../parts/Notice.js';
import { When } from '../parts/When.js';
import { Zone } from '../parts/Zone.js';
import { runHref } from '../runs/places.js';

interface MessagePageProps {
  details: MessageDetails;
  /** The template's name; none of a notification to staff. */
  template: string | null;
  runtime: Runtime;
  adminRoute: string;
  /** Whether whoever looks at it may decide about it. */
  decide: boolean;
}

/** What mail servers told of it after it was sent. */
const Afterwards = ({ message, runtime }: { message: MessageDetails['message']; runtime: Runtime }) => {
  const { deliveredAt, bounced, complainedAt } = message;
  return (
    <>
      {deliveredAt !== null && (
        <>
          <dt>Delivered</dt>
          <dd>
            <When at={deliveredAt} runtime={runtime} />
          </dd>
        </>
      )}
      {bounced !== null && (
        <>
          <dt>Came back</dt>
          <dd>
            <When at={bounced.at} runtime={runtime} />
            {bounced.lasting ? ', for good' : ', for now'}
            {bounced.why && `: ${bounced.why}`}
          </dd>
        </>
      )}
      {complainedAt !== null && (
        <>
          <dt>Called spam</dt>
          <dd>
            <When at={complainedAt} runtime={runtime} />
          </dd>
        </>
      )}
    </>
  );
};

/** By whom it went, and whether it is told who opens it: known from the moment on at which it is put together. */
const Sending = ({ sender, tracking }: Pick<MessageDetails['message'], 'sender' | 'tracking'>) => (
  <>
    {sender !== null && (
      <>
        <dt>From</dt>
        <dd>
          {sender.from}
          {sender.transport !== null && `, by the mail server “${sender.transport}”`}
          {sender.remark !== null && `. ${sender.remark}`}
        </dd>
      </>
    )}
    {tracking !== null && (
      <>
        <dt>Opens and clicks</dt>
        <dd>
          {tracking.on ? 'Tracked' : 'Not tracked'}: {tracking.why.charAt(0).toLowerCase() + tracking.why.slice(1)}
        </dd>
      </>
    )}
  </>
);

const Facts = ({ details: { message, messageId, run }, template, runtime, adminRoute, decide }: MessagePageProps) => (
  <dl className="whenthen-facts whenthen-card">
    <dt>To</dt>
    <dd>
      {template === null ? (
        message.to
      ) : (
        <Link prefetch={false} href={formatAdminURL({ adminRoute, path: `/people/${message.person}` })}>
          {message.to || 'Erased person'}
        </Link>
      )}
    </dd>
    <Sending sender={message.sender} tracking={message.tracking} />
    {template === null && (
      <>
        <dt>About</dt>
        <dd>
          <Link prefetch={false} href={formatAdminURL({ adminRoute, path: `/people/${message.person}` })}>
            the person
          </Link>
        </dd>
      </>
    )}
    {(message.reason !== null || message.nextAttemptAt !== null || message.state === 'uncertain') && (
      <>
        <dt>Reason</dt>
        <dd>
          <MessageReason decide={decide} message={message} runtime={runtime} />
        </dd>
      </>
    )}
    {message.attempts > 1 && (
      <>
        <dt>Attempts</dt>
        <dd>{message.attempts}</dd>
      </>
    )}
    <dt>Template</dt>
    <dd>
      {template === null ? (
        'Notification to staff'
      ) : (
        <>
          <Link
            prefetch={false}
            href={formatAdminURL({ adminRoute, path: `/collections/${runtime.slugs.templates}/${message.template}` })}
          >
            {template}
          </Link>
          {message.templateVersion !== null && ` (version ${message.templateVersion})`}
        </>
      )}
    </dd>
    {run && (
      <>
        <dt>Sent by</dt>
        <dd>
          <Link prefetch={false} href={runHref(adminRoute, run.id)}>
            {run.workflow.name} (version {run.workflow.version})
          </Link>
        </dd>
      </>
    )}
    <dt>Created</dt>
    <dd>
      <When at={message.createdAt} runtime={runtime} />
    </dd>
    <dt>Sent</dt>
    <dd>
      <When at={message.sentAt} runtime={runtime} />
    </dd>
    <Afterwards message={message} runtime={runtime} />
    <dt>Message-ID</dt>
    <dd>{messageId}</dd>
  </dl>
);

/** One e-mail: its facts, and its two parts. The frame runs no scripts and has no origin. */
export const MessagePage = (props: MessagePageProps) => {
  const { message, html, text } = props.details;
  const subject = subjectOf(message, props.template);
  return (
    <>
      <div className="whenthen-head">
        <h1>{subject}</h1>
        <MessagePill message={message} />
      </div>
      <Facts {...props} />
      <h2>The e-mail</h2>
      {html === null ? (
        <Notice title="Not written yet">What the e-mail says is put together at the moment when it is sent.</Notice>
      ) : (
        <iframe
          className="whenthen-mail"
          referrerPolicy="no-referrer"
          sandbox=""
          srcDoc={html}
          title={`The e-mail “${subject}”`}
        />
      )}
      {text !== null && (
        <details className="whenthen-card whenthen-plain">
          <summary>Plain text part</summary>
          <pre>{text}</pre>
        </details>
      )}
      <Zone runtime={props.runtime} />
    </>
  );
};
