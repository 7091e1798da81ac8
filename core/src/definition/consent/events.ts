/** The event that is recorded when a person agrees to e-mails about a topic. */
export const CONSENT_GIVEN = '$consent_given';

/** The event that is recorded when a person takes that back, or says no when asked. */
export const CONSENT_WITHDRAWN = '$consent_withdrawn';

/** The event that is recorded when a person asked for e-mails about a topic and has not confirmed it yet. */
export const CONSENT_REQUESTED = '$consent_requested';
