/** What the engine records when somebody opens an e-mail, or follows one of its links. */
export const EMAIL_OPENED = '$email_opened';
export const EMAIL_CLICKED = '$email_clicked';
/** A program did either, such as a scanner in front of a mailbox; no condition counts it. */
export const EMAIL_SCANNED = '$email_scanned';

/** What the engine records when a mail server tells later what became of an e-mail. */
export const EMAIL_DELIVERED = '$email_delivered';
export const EMAIL_BOUNCED = '$email_bounced';
export const EMAIL_COMPLAINED = '$email_complained';
/** Somebody of the staff has taken an address off the list of those whose mail comes back. */
export const EMAIL_ALLOWED = '$email_allowed';
