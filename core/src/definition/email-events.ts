/** What the engine records when somebody opens an e-mail, or follows one of its links. */
export const EMAIL_OPENED = '$email_opened';
export const EMAIL_CLICKED = '$email_clicked';
/** A program did either, such as a scanner in front of a mailbox; no condition counts it. */
export const EMAIL_SCANNED = '$email_scanned';
