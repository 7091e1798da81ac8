import { bringUp } from './demo/bring-up.js';
import { untilOneEnds } from './demo/ended.js';
import { usualPorts } from './demo/ports.js';
import { storyTeller } from './demo/say.js';
import { addresses, durationsTable, verdictTable } from './demo/texts.js';
import { findMongo } from './machine/mongo/find.js';
import { createSupervisor } from './machine/supervisor.js';
import { tellPatterns } from './patterns/index.js';
import type { Stack } from './services/stack.js';
import type { Check, ExpectedStory } from './story/expected.js';
import { logIn } from './story/merchant.js';
import { narrate } from './story/narrate.js';
import { checkOutcome, waitForEnd } from './story/outcome.js';
import { playMerchant, playShoppers } from './story/play.js';
import { tellPace } from './story/pace.js';
import { cast } from './story/cast.js';

/**
 * `npm run demo`: brings everything up, plays the story, and leaves it running until Ctrl-C.
 * `npm run demo -- --once` stops at the end of the story and exits 0 when it turned out as it should, 1 otherwise.
 */
const once = process.argv.includes('--once');
const print = (line: string) => console.log(line);
const supervisor = createSupervisor(print);

/** After the last wait has passed, mails and runs have this long to be done. */
const SLACK_MS = 60_000;

async function main(): Promise<number> {
  const began = performance.now();
  // It may have a question, which needs the terminal for itself.
  await findMongo(print);
  const coming = await supervisor.own('everything', await bringUp(once ? {} : await usualPorts()));
  const stack = await coming.show();
  print(addresses(stack));

  const told = performance.now();
  const ending = untilOneEnds({ 'The store': stack.store, 'The CMS': stack.cms });
  ending.catch(() => undefined);
  const checks = await Promise.race([tellStory(stack), ending]);
  print(verdictTable(checks));
  print(
    durationsTable({ ...coming.took, 'The story': performance.now() - told, 'All in all': performance.now() - began }),
  );
  if (!once) {
    print(addresses(stack));
    print('\nEverything keeps running. Ctrl-C stops it all.');
    await Promise.race([supervisor.stopping, ending]);
    return new Promise(() => undefined);
  }
  await supervisor.stopAll();
  return checks.every(({ ok }) => ok) ? 0 : 1;
}

async function tellStory(stack: Stack): Promise<Check[]> {
  const { store, cms, mail, settings } = stack;
  const timeScale = settings.timeScale ?? 1;
  const merchant = await logIn(cms);
  const say = storyTeller(print, timeScale);
  print('\nThe story');
  const waits = await playMerchant(merchant, timeScale, say);
  const people = [cast.hesitant, cast.buyer, cast.twoCarts].map(({ email }) => email);
  const stopNarrating = narrate({ reader: merchant.reader, people, say });
  const story: ExpectedStory = { carts: await playShoppers(store, say), ...waits };
  const evidence = { reader: merchant.reader, inbox: mail.inbox };
  await waitForEnd(story, evidence, { timeoutMs: waits.firstWaitMs + waits.secondWaitMs + SLACK_MS });
  await stopNarrating();
  const checks = await checkOutcome(story, evidence);
  const sayBehind = (line: string) => print(`  ${line}`);
  const patterns = await tellPatterns(stack, merchant, supervisor, sayBehind);
  return [...checks, ...patterns, await tellPace(stack, merchant, story, sayBehind)];
}

try {
  process.exit(await main());
} catch (error) {
  // Once everything is being stopped, whoever asked for that also ends the process.
  const beingStopped = await Promise.race([supervisor.stopping.then(() => true), Promise.resolve(false)]);
  if (beingStopped) await new Promise(() => undefined);
  print(error instanceof Error ? error.message : String(error));
  await supervisor.stopAll();
  process.exit(1);
}
