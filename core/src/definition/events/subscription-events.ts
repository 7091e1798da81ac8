/** The event that is recorded when a person unsubscribes: a trigger, and what the exit "unsubscribed" looks for. */
export const UNSUBSCRIBED = '$unsubscribed';

/** The event that is recorded when a person who had unsubscribed subscribes again. */
export const SUBSCRIBED = '$subscribed';
