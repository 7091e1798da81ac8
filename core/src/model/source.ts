/** What the engine calls itself as the source of events. */
export const SOURCE = 'whenthen';
