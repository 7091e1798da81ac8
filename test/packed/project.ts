import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { childEnvironment } from '@whenthen/example-stack/services/environment';

const execute = promisify(execFile);

/** A project of somebody else, outside the repository. */
export interface Project {
  folder: string;
  /** Runs a program of the project's node_modules/.bin, or a file, with Node. @throws Error with its output */
  run(program: string, args?: string[], options?: RunOptions): Promise<string>;
  /** The path of something in it. */
  path(...parts: string[]): string;
  write(files: Record<string, string>): Promise<void>;
}

export interface RunOptions {
  env?: Record<string, string | undefined>;
  /** The Node that runs it. */
  node?: string;
}

export interface ProjectOptions {
  dependencies: Record<string, string>;
  type?: 'module';
  /** Installed after what the project had before, as somebody would who finds the plugin. */
  tarballs: string[];
  files: Record<string, string>;
}

const environment = (env: RunOptions['env']) => childEnvironment({ NODE_OPTIONS: '', ...env }) as NodeJS.ProcessEnv;

/** Runs a command; what it said is in the error where it fails. */
const command = async (file: string, args: string[], cwd: string, env: RunOptions['env'] = {}): Promise<string> => {
  try {
    const { stdout, stderr } = await execute(file, args, {
      cwd,
      env: environment(env),
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout + stderr;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${file} ${args.join(' ')} failed:\n${stdout}${stderr}`.slice(-6_000), { cause: error });
  }
};

const install = (args: string[], cwd: string): Promise<string> =>
  command('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...args], cwd);

const made = new Set<string>();

/** Removes all projects: each takes hundreds of megabytes. */
export const removeProjects = async (): Promise<void> => {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
  made.clear();
};

/** Makes a project in a folder for throw-away files, and installs what it needs. */
export const createProject = async (name: string, options: ProjectOptions): Promise<Project> => {
  const folder = await mkdtemp(join(tmpdir(), `whenthen-packed-${name}-`));
  made.add(folder);
  const path = (...parts: string[]): string => join(folder, ...parts);
  const write = async (files: Record<string, string>): Promise<void> => {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(path(file)), { recursive: true });
      await writeFile(path(file), text);
    }
  };
  const { dependencies, type, tarballs, files } = options;
  await write({
    'package.json': JSON.stringify({ name, private: true, ...(type ? { type } : {}), dependencies }),
    ...files,
  });
  if (Object.keys(dependencies).length > 0) await install([], folder);
  await install(tarballs, folder);
  return {
    folder,
    path,
    write,
    run: (program, args = [], { env, node = process.execPath } = {}) =>
      command(node, [program.includes('/') ? program : path('node_modules/.bin', program), ...args], folder, env),
  };
};
