/** Receives one line, in plain words, about something slow or remarkable that is going on. */
export type Report = (line: string) => void;

/** For callers who do not want to hear anything. */
export const silent: Report = () => undefined;
