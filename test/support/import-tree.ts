import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryRoot } from './repository.js';

const FAKE_PACKAGES = [
  '@medusajs/framework',
  '@payloadcms/ui',
  '@xyflow/react',
  'agenda',
  'mongodb',
  'mongoose',
  'next',
  'payload',
  'react',
  'temporal-polyfill',
  'zod',
];

const ROOTS = ['core/src', 'admin-ui/src', 'plugin-medusa/src', 'plugin-payload/src'];

const coreManifest = {
  name: '@whenthen/core',
  type: 'module',
  exports: {
    '.': './dist/index.js',
    './definition': './dist/definition/index.js',
    './testing': './dist/testing/index.js',
  },
};

const base = (): Record<string, string> => ({
  'package.json': '{ "type": "module" }',
  'core/package.json': JSON.stringify(coreManifest),
  ...Object.fromEntries(ROOTS.map((root) => [`${root}/blank.ts`, ''])),
  'core/dist/index.js': '',
  'core/dist/definition/index.js': '',
  'core/dist/testing/index.js': '',
  'core/dist/engine/advance.js': '',
  ...Object.fromEntries(
    FAKE_PACKAGES.flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'module', exports: './index.js' })],
      [`node_modules/${name}/index.js`, ''],
    ]),
  ),
});

/** One broken rule: `from` and `to` as dependency-cruiser names them, relative to the tree. */
export interface Violation {
  rule: string;
  from: string;
  to: string;
}

interface CruiseReport {
  modules: { source: string }[];
  summary: {
    ruleSetUsed: { forbidden: { name: string }[] };
    violations: { rule: { name: string }; from: string; to: string }[];
  };
}

const cruise = (folder: string): Promise<CruiseReport> =>
  new Promise((resolve, reject) => {
    const bin = join(repositoryRoot, 'node_modules/.bin/depcruise');
    const config = join(repositoryRoot, '.dependency-cruiser.mjs');
    execFile(
      process.execPath,
      [bin, '--config', config, '--output-type', 'json', ...ROOTS],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        // A broken rule is told by the exit code, too; only an answer that is no report is a failure.
        try {
          resolve(JSON.parse(stdout) as CruiseReport);
        } catch {
          reject(new Error(`dependency-cruiser gave no report: ${stderr || error?.message}`));
        }
      },
    );
  });

/** What dependency-cruiser read from a tree: its files, the arrows that break a rule, and the names of all rules. */
export interface Arrows {
  sources: string[];
  violations: Violation[];
  rules: string[];
}

/**
 * Writes a small repository of these files (path → source) into a folder of its own, with packages that are there in
 * name only, and reads its arrows by the rules of this repository.
 */
export const arrowsOf = async (files: Record<string, string>): Promise<Arrows> => {
  const folder = await mkdtemp(join(tmpdir(), 'whenthen-arrows-'));
  try {
    for (const [path, source] of Object.entries({ ...base(), ...files })) {
      await mkdir(join(folder, dirname(path)), { recursive: true });
      await writeFile(join(folder, path), source);
    }
    await mkdir(join(folder, 'node_modules/@whenthen'), { recursive: true });
    await symlink('../../core', join(folder, 'node_modules/@whenthen/core'), 'dir');
    const report = await cruise(folder);
    return {
      sources: report.modules.map((module) => module.source),
      rules: report.summary.ruleSetUsed.forbidden.map(({ name }) => name),
      violations: report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
