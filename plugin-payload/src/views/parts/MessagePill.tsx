import type { MessageView } from '@whenthen/core';
import { Pill } from '@payloadcms/ui';
import { messageLabel } from '../../messages/afterwards.js';

/** Where an e-mail is, and what mail servers told of it. */
export const MessagePill = ({ message }: { message: MessageView }) => {
  const { label, style } = messageLabel(message);
  return (
    <Pill pillStyle={style} size="small">
      {label}
    </Pill>
  );
};
