/**
 * What a mail server tells after it took a mail: refused for good (`hard`) or for now (`soft`), called spam by whoever
 * got it (`complaint`), or handed on to their server (`delivered`).
 */
export const feedbackKinds = ['hard', 'soft', 'complaint', 'delivered'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];
