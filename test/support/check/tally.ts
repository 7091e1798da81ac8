import { readFile } from 'node:fs/promises';

/** How many checks went well and how many did not. */
export interface Tally {
  passed: number;
  failed: number;
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
}

/**
 * What a suite adds to the sum. A jest run adds its tests, and one failure for each file that could not even be loaded;
 * a test that was left out counts as failed, for nobody knows whether it holds. Everything else adds one. A run that
 * ended badly never adds no failure.
 * @param report where jest was told to write its report; `undefined` for what is not a jest run.
 */
export const tally = async (ok: boolean, report: string | undefined): Promise<Tally> => {
  if (report === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const jest = JSON.parse(text) as JestReport;
  const failed = jest.numFailedTests + jest.numPendingTests + jest.numTodoTests + jest.numRuntimeErrorTestSuites;
  const empty = jest.numPassedTests + failed === 0;
  return { passed: jest.numPassedTests, failed: failed === 0 && (!ok || empty) ? 1 : failed };
};
