import type { MessageFeedback } from '../../model/message.js';

/** Notes what a mail server told of a message, where nothing of its kind was told before. */
export const toNote = ({ id: _id, kind, at, why }: MessageFeedback) => {
  if (kind === 'delivered')
    return { updateOne: { filter: { _id, deliveredAt: { $exists: false } }, update: { $set: { deliveredAt: at } } } };
  if (kind === 'complaint')
    return { updateOne: { filter: { _id, complainedAt: { $exists: false } }, update: { $set: { complainedAt: at } } } };
  const lasting = kind === 'hard';
  const weaker = lasting ? [{ 'bounced.lasting': false }] : [];
  return {
    updateOne: {
      filter: { _id, $or: [{ bounced: { $exists: false } }, ...weaker] },
      update: { $set: { bounced: { at, lasting, why } } },
    },
  };
};
