import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { canInstallPackages, installPackages } from '../apt.js';
import { findOnPath, run } from '../command.js';
import type { Report } from '../report.js';

/** What every call of wine is given: its folder, no debug output, and no offer to install Mono or Gecko. */
export function wineEnvironment(prefix: string): Record<string, string> {
  return { WINEPREFIX: prefix, WINEDEBUG: '-all', WINEDLLOVERRIDES: 'mscoree,mshtml=', DISPLAY: '' };
}

/**
 * The path of wine; installs Debian's package where that is allowed.
 * @returns `null` with nothing done where it is missing and cannot be installed.
 */
export async function wineOrInstall(report: Report): Promise<string | null> {
  const there = await findOnPath('wine');
  if (there || !(await canInstallPackages())) return there;
  await installPackages(['wine', 'wine64'], report);
  return findOnPath('wine');
}

/**
 * Makes a wine folder (about 15 s, 700 MB) and moves it into its place when it is complete. The caller holds the lock.
 */
export async function makeWinePrefix(wine: string, prefix: string, report: Report): Promise<void> {
  if (existsSync(prefix)) return;
  report('Setting up wine (once, about 15 s)');
  const unfinished = `${prefix}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(prefix), { recursive: true });
  await run(wine, ['wineboot', '--init'], { env: wineEnvironment(unfinished), timeoutMs: 180_000 });
  await run('wineserver', ['-w'], { env: wineEnvironment(unfinished), timeoutMs: 60_000 });
  await rename(unfinished, prefix);
}

/**
 * Waits until wine's own helper processes have gone after the last program of this folder ended; they need two
 * seconds for it, and are ended if they need more than eight. Returns at once while another program still runs there.
 */
export async function waitForWineToEnd(prefix: string): Promise<void> {
  for (let waited = 0; waited < 8_000; waited += 200) {
    const processes = await processesOf(prefix);
    if (processes.length === 0 || processes.some(isProgram)) return;
    await sleep(200);
  }
  const left = await processesOf(prefix);
  if (left.length > 0 && !left.some(isProgram)) {
    await run('wineserver', ['-k'], { env: wineEnvironment(prefix), timeoutMs: 10_000 }).catch(() => undefined);
  }
}

function isProgram(commandLine: string): boolean {
  return commandLine.includes('mongod');
}

/** The command lines of all processes that belong to a wine folder, read from /proc (Debian is Linux). */
async function processesOf(prefix: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    try {
      const environment = await readFile(`/proc/${pid}/environ`, 'latin1');
      if (!environment.split('\0').includes(`WINEPREFIX=${prefix}`)) continue;
      found.push(await readFile(`/proc/${pid}/cmdline`, 'latin1'));
    } catch {
      // It ended meanwhile, or is another user's.
    }
  }
  return found.filter(Boolean);
}
