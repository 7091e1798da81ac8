/** Where somebody stands on a topic that they were asked about; `pending`: they have not confirmed it yet. */
export const consentStates = ['pending', 'subscribed', 'unsubscribed'] as const;
export type ConsentState = (typeof consentStates)[number];

/** The same of anybody, also of those who were never asked. */
export const consentStandings = ['never_asked', ...consentStates] as const;
export type ConsentStanding = (typeof consentStandings)[number];

/**
 * By which way consent changes: a form, a checkout, the page of preferences, the button of a mail program, the link in a
 * confirmation mail, staff, a list of theirs, what a store noted about its customer, or a program.
 */
export const consentWays = ['form', 'order', 'page', 'one-click', 'link', 'staff', 'import', 'store', 'api'] as const;
export type ConsentHow = (typeof consentWays)[number];
