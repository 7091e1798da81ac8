import { tmpdir } from 'node:os';
import { createProject, type Project } from './project.js';
import { PACKAGES, type PackageName } from './packages.js';
import type { Parts } from './parts.js';

/** What the rules are held against: the two that are ES modules only, and the two that have both. */
const PROFILES: Record<PackageName, string[]> = {
  core: ['--profile', 'node16', '--exclude-entrypoints', './render-worker'],
  'admin-ui': ['--profile', 'esm-only', '--exclude-entrypoints', './styles.css'],
  payload: ['--profile', 'esm-only'],
  medusa: ['--profile', 'node16'],
};

export const itIsPackedWell = (parts: () => Parts): void => {
  const names = Object.keys(PACKAGES) as PackageName[];
  let project: Project;
  beforeAll(async () => {
    const linters = ['publint@0.3.25', '@arethetypeswrong/cli@0.18.5'];
    project = await createProject('lint', { dependencies: {}, tarballs: linters, files: {} });
  }, 120_000);

  it.each(names)(
    '%s has no fault that publint or attw finds',
    async (name) => {
      const tarball = parts().tarballs[name];
      // Their own scratch files do not belong into the project.
      const env = { TMPDIR: tmpdir(), NO_COLOR: '1' };
      const linted = await project.run('publint', ['run', tarball, '--strict'], { env });
      expect(linted).toContain('All good!');
      // It ends with an error where it finds something.
      expect(await project.run('attw', [tarball, '--no-emoji', ...PROFILES[name]], { env })).toContain(`/${name} v`);
    },
    60_000,
  );
};
