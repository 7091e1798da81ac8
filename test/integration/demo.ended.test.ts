import { join } from 'node:path';
import { untilOneEnds } from '@whenthen/example-stack/demo/ended';
import { temporaryFolder } from '@whenthen/example-stack/machine/folder';
import { startService } from '@whenthen/example-stack/services/service';

test('the demo is told which of its servers ended by itself, not of one that is restarted', async () => {
  const folder = await temporaryFolder('ended');
  const server = (name: string) =>
    startService(() => ({
      name,
      command: process.execPath,
      args: ['-e', `console.log('${name} is up'); setInterval(() => {}, 1000)`],
      logFile: join(folder.path, `${name}.log`),
    }));
  const [store, cms] = [await server('store'), await server('cms')];
  try {
    let told: Error | undefined;
    const ending = untilOneEnds({ 'The store': store, 'The CMS': cms }).catch((error: Error) => (told = error));
    await cms.restart();
    await new Promise((next) => setTimeout(next, 1_200));
    expect(told).toBeUndefined();
    process.kill(cms.process()?.pid ?? 0, 'SIGKILL');
    await ending;
    expect(told?.message).toMatch(/The CMS has ended \(by SIGKILL\).*npm run demo[^]*cms is up/);
  } finally {
    await store.kill();
    await cms.kill();
    await folder.remove();
  }
});
