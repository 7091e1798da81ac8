// Outlives the process that started it, by a moment: when that one dies, however it dies, its stdin reaches us closed,
// and we end the process groups and delete the folders it left. Plain JavaScript, so that it needs no loader.
// Lines on stdin: "+group <pid>", "-group <pid>", "+folder <path>", "-folder <path>".
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const kept = { group: new Set(), folder: new Set() };
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [, sign, kind, value] = /^([+-])(group|folder) (.+)$/.exec(line) ?? [];
    if (!kind) return;
    if (sign === '+') kept[kind].add(value);
    else kept[kind].delete(value);
  })
  .on('close', async () => {
    const groups = [...kept.group].map(Number);
    // Postgres waits for its clients on SIGTERM but not on SIGINT; mongod, node and shells obey both.
    for (const group of groups) signal(group, 'SIGINT');
    for (let waited = 0; waited < 5000 && groups.some((group) => signal(group, 0)); waited += 100) {
      if (waited === 1000) for (const group of groups) signal(group, 'SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const group of groups) signal(group, 'SIGKILL');
    for (const folder of kept.folder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    process.exit(0);
  });

/** @param {number} group @param {NodeJS.Signals | 0} name */
function signal(group, name) {
  try {
    return process.kill(process.platform === 'win32' ? group : -group, name);
  } catch {
    return false;
  }
}
