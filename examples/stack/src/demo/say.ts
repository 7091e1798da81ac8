import type { Report } from '../machine/report.js';

const DAY_MS = 86_400_000;

/**
 * Says lines with the time of the story before them, which runs `timeScale` times faster than the clock:
 * `day 1 01:30  two-carts@example.com: …`.
 */
export function storyTeller(print: Report, timeScale: number): Report {
  const began = Date.now();
  return (line) => print(`${storyTime((Date.now() - began) * timeScale)}  ${line}`);
}

function storyTime(ms: number): string {
  const minutes = Math.floor((ms % DAY_MS) / 60_000);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `day ${Math.floor(ms / DAY_MS) + 1} ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
