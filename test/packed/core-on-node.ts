import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
    const { stderr } = await run(newest?.path ?? '', [...flags, JEST, '--silent'], {
      cwd: join(repositoryRoot, 'core'),
      env: { ...process.env, NODE_OPTIONS: '' },
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(stderr).toMatch(/Tests: +\d+ passed, \d+ total/);
  }, 240_000);
};
