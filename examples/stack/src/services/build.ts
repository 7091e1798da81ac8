import { join } from 'node:path';
import { silent, type Report } from '../machine/report.js';
import { runCommand } from './command.js';
import { childEnvironment } from './environment.js';
import { followLines } from './follow.js';
import { commandScript, repositoryDir } from './paths.js';

export interface BuildOptions {
  /** Where the output goes: `build.log` in this folder. */
  logDir: string;
  signal?: AbortSignal;
  /** Hears which package is being built. */
  report?: Report;
}

/** Builds every package that is not built yet or has changed since (`turbo run build`). */
export async function buildAll({ logDir, signal, report = silent }: BuildOptions): Promise<void> {
  const logFile = join(logDir, 'build.log');
  const unfollow = followLines(logFile, (line) => {
    const [, name] = /^(?:@whenthen\/)?([\w-]+):build: cache miss, executing/.exec(line) ?? [];
    if (name) report(`Building ${name}`);
  });
  try {
    await runCommand({
      name: 'The build',
      command: process.execPath,
      args: [
        commandScript(repositoryDir, 'turbo', 'turbo'),
        'run',
        'build',
        '--output-logs=new-only',
        '--log-prefix=task',
      ],
      cwd: repositoryDir,
      env: childEnvironment({ NO_COLOR: '1' }),
      logFile,
      signal,
    });
  } finally {
    unfollow();
  }
}
