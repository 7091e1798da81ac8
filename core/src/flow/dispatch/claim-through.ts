import type { Share } from '../../decide/lanes/index.js';
import type { Claim } from '../../model/effect.js';
import type { DispatchContext } from './context.js';
import type { Claimed } from './leases.js';

/** What came of it. */
interface Through {
  claimed: Claimed[];
  /** There may be more that may be claimed now. */
  more: boolean;
  /** There may be some that may be claimed at this moment, in Unix milliseconds. */
  until: number | undefined;
  /** The database was asked for effects. */
  asked: boolean;
}

/**
 * Claims what is due in a lane, as far as its gate lets it through: no attempt is counted of what may not go out. The
 * allowance is written first; a worker that ends before it has claimed wastes it.
 */
export const claimThrough = async (
  { store, gate, logger, atGap }: Pick<DispatchContext, 'store' | 'gate' | 'logger' | 'atGap'>,
  newClaim: () => Claim,
  lane: string,
  wanted: Share,
): Promise<Through> => {
  const grant = await gate.ask(lane, wanted);
  const { limit, marketing, heldUp, until } = grant;
  if (limit === 0) return { claimed: [], more: false, until, asked: false };
  await atGap('lanes: allowance taken');
  const { claimed, more } = await store.effects.claim({
    ...newClaim(),
    ...{ lane, limit, marketing },
    ...(heldUp ? { heldUp } : {}),
  });
  const settle = async (): Promise<void> => {
    await atGap('lanes: effects claimed');
    await gate.settle(lane, grant, { used: claimed.length, cleared: !more && marketing > 0 });
  };
  // What was claimed goes out all the same.
  await settle().catch((error: unknown) =>
    logger.warn(
      { err: error, lane },
      'what a lane was allowed and does not need could not be given back: it is wasted',
    ),
  );
  // Marketing was not looked for where it may have none now.
  const unseen = marketing === 0;
  return { claimed, more, until: more || unseen ? until : undefined, asked: true };
};
