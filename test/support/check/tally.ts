import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** How many checks went well and how many did not. */
export interface Tally {
  passed: number;
  failed: number;
  /** Which did not, as far as that is known by name, each with the first lines of why. */
  names: string[];
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
  }[];
}

/** So much of a message is told at the end: the log before it may be cut. */
const LINES = 12;

const begun = (message: string | undefined): string => {
  if (!message) return '';
  const lines = stripVTControlCharacters(message).trim().split('\n');
  return lines
    .slice(0, LINES)
    .map((line) => `\n    ${line.slice(0, 300)}`)
    .join('');
};

const namesIn = ({ name, status, message, assertionResults }: JestReport['testResults'][number]): string[] => {
  const failed = assertionResults
    .filter((test) => test.status !== 'passed')
    .map(({ fullName, failureMessages }) => `${basename(name)} › ${fullName}${begun(failureMessages?.[0])}`);
  return status === 'failed' && failed.length === 0 ? [`${basename(name)}${begun(message)}`] : failed;
};

const namesOf = ({ testResults }: JestReport): string[] => testResults.flatMap(namesIn);

/**
 * What a suite adds to the sum. A jest run adds its tests, and one failure for each file that could not even be loaded;
 * a test that was left out counts as failed, for nobody knows whether it holds. Everything else adds one. A run that
 * ended badly never adds no failure.
 * @param report where jest was told to write its report; `undefined` for what is not a jest run.
 */
export const tally = async (ok: boolean, report: string | undefined): Promise<Tally> => {
  if (report === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, names: [] };
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1, names: ['it ended without a report'] };
  const jest = JSON.parse(text) as JestReport;
  const failed = jest.numFailedTests + jest.numPendingTests + jest.numTodoTests + jest.numRuntimeErrorTestSuites;
  const empty = jest.numPassedTests + failed === 0;
  return { passed: jest.numPassedTests, failed: failed === 0 && (!ok || empty) ? 1 : failed, names: namesOf(jest) };
};
