import { inNumbers, laneStatus } from '../decide/lanes/index.js';
import { maskAddresses } from '../definition/log-safe.js';
import { HOST_LANE, MAIL_LANE, mailOptionOf, mailServerOf } from '../model/lane.js';
import type { LaneRecord } from '../model/operation/lane-state.js';
import type { BreakerHealth, HealthIssue } from './report.js';
import { spanOf } from './words.js';

/** Lanes that are named; all of them count. */
const SHOWN = 20;

/** How much is told of what came back, in characters. */
const LONGEST = 300;

const cameBack = (reason: string): string => `What came back: “${maskAddresses(reason).slice(0, LONGEST)}”.`;

/** What a lane waits for, and what to do about it. Its own limit a second is nothing to tell. */
const laneWords = ({ _id: lane, state }: LaneRecord, now: number): HealthIssue[] => {
  const status = laneStatus(state, now);
  const host = lane.startsWith(HOST_LANE) ? lane.slice(HOST_LANE.length) : undefined;
  const server = mailServerOf(lane).replace(/^t/, 'T');
  switch (status?.kind) {
    case undefined:
    case 'pace':
      return [];
    case 'away': {
      const since = `for ${spanOf(now - status.since)} now`;
      if (host !== undefined)
        return [
          {
            code: 'webhook_host_away',
            about: lane,
            message: `${host} cannot be reached, ${since}: webhooks to it wait and are sent by themselves when it is back. ${cameBack(status.reason)} Check that ${host} is up, or ask who runs it.`,
          },
        ];
      return [
        {
          code: 'mail_server_away',
          about: lane,
          message: `${server} takes no e-mails, ${since}: they wait and go out by themselves when it is back. One that has waited for a week is not sent any more. ${cameBack(status.reason)} Check that the mail server is up, and that its address and password are right.`,
        },
      ];
    }
    case 'day':
      return [
        {
          code: 'mail_day_used_up',
          about: lane,
          message: `The provider's limit of ${inNumbers(status.limit)} e-mails a day for ${mailServerOf(lane)} is used up, but for a tenth that is kept for transactional ones. Marketing e-mails wait and go out by themselves in ${spanOf(status.until - now)}. If this happens often, raise the limit with your provider, and the option ${mailOptionOf(lane, 'perDay')} with it.`,
        },
      ];
    case 'slowed':
      return [
        {
          code: 'mail_slowed_down',
          about: lane,
          message: `${server} asked to go slower: e-mails go out at ${inNumbers(status.rate)} a second at the moment, and faster again by themselves. Transactional ones go first. ${cameBack(status.reason)}`,
        },
      ];
  }
};

/** E-mails before webhooks. */
const byUrgency = (lanes: readonly LaneRecord[]): LaneRecord[] =>
  [true, false].flatMap((isMail) => lanes.filter(({ _id }) => _id.startsWith(MAIL_LANE) === isMail));

/** The breakers of lanes that are not closed. While the one effect that tries the server is under way, it is open as well. */
export const breakersOf = (lanes: readonly LaneRecord[], now: number): BreakerHealth[] =>
  lanes.flatMap(({ _id: lane, state }) => {
    const status = laneStatus(state, now);
    if (status?.kind !== 'away') return [];
    const { since, triedAt } = status;
    const times = { since: new Date(since), until: new Date(triedAt) };
    return [{ lane, ...(triedAt > now ? { state: 'open', ...times } : { state: 'half-open', ...times, until: null }) }];
  });

/**
 * What holds lanes up, and what of the rest of health it explains: `behind`, that what is due in a lane waits; where
 * that is so of some mails (`mailBehind`), others may be late all the same.
 */
export const laneNotices = (
  lanes: readonly LaneRecord[],
  now: number,
): {
  notices: HealthIssue[];
  explains: { mailBehind: boolean; behind(lane: string): boolean; failing(lane: string): boolean };
} => {
  const held = lanes.filter(({ state }) => laneStatus(state, now) !== undefined);
  return {
    notices: byUrgency(lanes)
      .flatMap((lane) => laneWords(lane, now))
      .slice(0, SHOWN),
    explains: {
      mailBehind: held.some(({ _id }) => _id.startsWith(MAIL_LANE)),
      behind: (lane) => held.some(({ _id }) => _id === lane),
      failing: (lane) => held.some(({ _id, state }) => _id === lane && state.breaker !== undefined),
    },
  };
};
