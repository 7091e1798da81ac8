import { startStack } from '@whenthen/example-stack';

/**
 * Starts the whole stack, prints one line `STACK {json}`, and ends it when standard input ends. A process of its own,
 * because jest cannot load the mail catcher. The first argument is the time scale.
 */
const stack = await startStack({ timeScale: Number(process.argv[2] ?? 600), reconcileMs: 2_000 });
const { store, cms, mail, settings } = stack;
const running = {
  store: { url: store.url, seed: store.seed },
  cms: { url: cms.url, seed: cms.seed },
  mailUrl: mail.webUrl,
  settings,
};
console.log(`STACK ${JSON.stringify(running)}`);
process.stdin.resume();
process.stdin.once('end', () => {
  void stack.stop().finally(() => process.exit(0));
});
