import type { MessageState } from '@whenthen/core';
import { Pill } from '@payloadcms/ui';
import { messageLabels } from '../../messages/states.js';

/** Where an e-mail is. */
export const MessagePill = ({ state }: { state: MessageState }) => (
  <Pill pillStyle={messageLabels[state].style} size="small">
    {messageLabels[state].label}
  </Pill>
);
