import { canInstallPackages, installPackages } from './apt.js';
import { findOnPath, isExecutable } from './command.js';
import { silent, type Report } from './report.js';

/** A Chromium or Chrome and how it was found, or what to do about it. */
export type ChromiumSearch =
  | { found: true; how: 'CHROMIUM_PATH' | 'path' | 'usual place' | 'debian'; executable: string }
  | { found: false; advice: string };

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ADVICE =
  'install Chromium or Chrome (Debian: apt-get install chromium; macOS: brew install --cask chromium; ' +
  'Windows: winget install Google.Chrome), or set CHROMIUM_PATH to one';

/** Looks for a browser and fetches nothing. */
export async function lookForChromium(): Promise<ChromiumSearch> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await isExecutable(named)) return { found: true, how: 'CHROMIUM_PATH', executable: named };
    return { found: false, advice: `CHROMIUM_PATH is ${named}, which cannot be run: correct or unset it` };
  }
  const onPath = await findOnPath(...NAMES);
  if (onPath) return { found: true, how: 'path', executable: onPath };
  for (const executable of usualPlaces()) {
    if (await isExecutable(executable)) return { found: true, how: 'usual place', executable };
  }
  return { found: false, advice: ADVICE };
}

/** Finds a browser; as root on Debian it installs Debian's package where there is none. */
export async function findChromium(report: Report = silent): Promise<ChromiumSearch> {
  const here = await lookForChromium();
  if (here.found || process.env.CHROMIUM_PATH || !(await canInstallPackages())) return here;
  try {
    await installPackages(['chromium'], report);
  } catch (error) {
    return { found: false, advice: `${ADVICE} (${error instanceof Error ? error.message : String(error)})` };
  }
  const executable = await findOnPath('chromium');
  return executable ? { found: true, how: 'debian', executable } : { found: false, advice: ADVICE };
}

function usualPlaces(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Chromium', 'Google Chrome', 'Google Chrome Canary'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .map((name) => process.env[name])
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
          `${folder}\\Chromium\\Application\\chrome.exe`,
        ]);
    default:
      return [];
  }
}
