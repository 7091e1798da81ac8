import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tally } from '../support/check/tally.js';
import { repositoryRoot } from '../support/repository.js';
import type { Parts } from './parts.js';

const run = promisify(execFile);
const JEST = join(repositoryRoot, 'node_modules/jest/bin/jest.js');

/** The engine's own tests on the newest Node; on the one that runs the tests they are a suite of their own. */
export const itRunsOnEachNode = (parts: () => Parts): void => {
  it('passes its unit tests on the newest Node', async () => {
    const newest = parts().nodes.find(({ path }) => path !== process.execPath);
    expect(newest?.version).toMatch(/^v24\./);
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const folder = await mkdtemp(join(tmpdir(), 'whenthen-packed-node-'));
    try {
      const report = join(folder, 'report.json');
      const args = [...flags, JEST, '--silent', '--json', `--outputFile=${report}`];
      const ended = await run(newest?.path ?? '', args, {
        cwd: join(repositoryRoot, 'core'),
        env: { ...process.env, NODE_OPTIONS: '' },
        maxBuffer: 64 * 1024 * 1024,
      }).then(
        () => true,
        () => false,
      );
      const sum = await tally(ended, report);
      expect(sum).toEqual({ passed: expect.any(Number) as number, failed: 0, names: [] });
      expect(sum.passed).toBeGreaterThan(1_000);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 240_000);
};
