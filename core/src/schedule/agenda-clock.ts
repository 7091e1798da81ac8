/** What Agenda takes for the time: it reads this process' own clock, and takes no other. Unix milliseconds. */
export const agendaNow = (): number => Date.now();
