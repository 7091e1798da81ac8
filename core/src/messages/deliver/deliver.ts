import type { Deliver } from '../../model/abilities/deliver.js';
import { choose } from './choose.js';
import { compose } from './compose.js';
import { findContent, rememberLatest } from './content.js';
import { resolveCutOff } from './cut-off.js';
import { keepLimits, releaseSlot } from './keep-limits.js';
import { lookForObstacles } from './obstacles.js';
import { open } from './open.js';
import { isOver, type DeliveryOutcome } from './outcome.js';
import type { DeliverParts } from './parts.js';
import { send } from './send.js';
import { settle } from './settle.js';

/**
 * Delivers e-mails. One value passes the steps, each of which adds to it or says what becomes of the mail; then none of
 * those in between follows:
 *
 * 1. `open`: the message is known, with the state that earlier attempts left it in.
 * 2. `resolveCutOff`: an earlier attempt sent it, or was cut off while it may have been accepted: held, or sent again.
 * 3. `findContent`: the newest template, or the note.
 * 4. `lookForObstacles`: who left, what is too late, was never published, or is held back.
 * 5. `choose`: by whom it goes, and whether it is tracked; one that is to leave by another server moves to its lane.
 * 6. `keepLimits`: what comes in quiet hours, or would be one too many, is put off; else it takes a slot of its person.
 * 7. `compose`: rendered, completed, marked, addressed.
 * 8. `send`: marked `sending` at the last moment before the server could accept it, then released.
 * 9. `settle`: the message says what became of it, and the effect is told. A slot that was taken in vain is let go.
 *
 * So whoever finds a message `sending` knows that it may have gone out. What a crash leaves, by the write before it:
 *
 * - Opened (1): a message that is `pending`, and nothing is sent. Behind its lease the effect is claimed again, and opens
 *   the same message.
 * - Resolved (2): it is `uncertain`, and the effect still open; the next attempt finds it so, and holds the effect. Or it
 *   is `pending`, and the next attempt sends it.
 * - Slot taken (6): it counts as a mail that was sent, or as one that waits. The next attempt finds it under its own key,
 *   and takes it anew.
 * - Marked `sending` (8), whether the server accepted it or not: the next attempt resolves it (2). Once it was accepted,
 *   this process goes on trying to write that while it lives; that holds whatever somebody else wrote meanwhile.
 * - Settled (9): the effect is still open. The next attempt finds `sent` and is done; what failed or was skipped is
 *   opened and tried once more, what waits is tried, and what is `uncertain` is held.
 *
 * The effect's own result is written behind this by whoever dispatched it; `GAPS` in kernel/gaps.ts names the same places.
 */
export const createDeliver = (options: DeliverParts): Deliver => {
  const parts = { ...options, templates: rememberLatest(options.templates) };

  const unlessOver =
    <In extends object, Out>(step: (parts: DeliverParts, value: In) => Promise<Out | DeliveryOutcome>) =>
    async (value: In | DeliveryOutcome): Promise<Out | DeliveryOutcome> =>
      isOver(value) ? value : step(parts, value);

  return async (delivery) => {
    const outcome = await open(parts, delivery)
      .then(unlessOver(resolveCutOff))
      .then(unlessOver(findContent))
      .then(unlessOver(lookForObstacles))
      .then(unlessOver(choose))
      .then(unlessOver(keepLimits))
      .then(unlessOver(compose))
      .then(unlessOver(send));
    const told = await settle(parts, delivery, outcome);
    await releaseSlot(parts, delivery, outcome);
    return told;
  };
};
