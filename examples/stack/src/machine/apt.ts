import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { findOnPath, run } from './command.js';
import type { Report } from './report.js';

/** Debian itself, not its derivatives: Ubuntu's `chromium` package, for one, is only a pointer to a snap. */
export async function isDebian(): Promise<boolean> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID="?debian"?$/m.test(release);
}

/** May this process install Debian packages? */
export async function canInstallPackages(): Promise<boolean> {
  return process.getuid?.() === 0 && (await isDebian()) && (await findOnPath('apt-get')) !== null;
}

/**
 * Installs Debian packages without their recommendations; refreshes the package lists when they are missing or stale.
 * @throws Error with apt's last lines.
 */
export async function installPackages(packages: string[], report: Report): Promise<void> {
  report(`Installing Debian's ${packages.join(' and ')} (apt-get install)`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 600_000 };
  const wait = ['-o', 'DPkg::Lock::Timeout=180', '-o', 'Acquire::Retries=2'];
  const install = () => run('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...packages], options);
  if (!existsSync('/var/cache/apt/pkgcache.bin')) await run('apt-get', [...wait, 'update'], options);
  try {
    await install();
  } catch {
    await run('apt-get', [...wait, 'update'], options);
    await install();
  }
}
