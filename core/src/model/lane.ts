import type { JsonObject } from '../definition/json/json.js';
import { hostOfUrl } from '../definition/secret-host.js';

/** Within a lane, what is transactional goes before marketing. */
export type EffectClass = 'transactional' | 'marketing';

/** The kinds of lanes, by what stands before the colon. */
export const MAIL_LANE = 'smtp:';
export const HOST_LANE = 'host:';
const ACTION_LANE = 'action:';

/** Beside the usual way out each further one has a lane of its own; no address begins like that. */
const TRANSPORT = `${MAIL_LANE}@`;

/** The lane of all mail that leaves by one of the ways out that the developers named. */
export const laneOfTransport = (name: string): string => `${TRANSPORT}${name}`;

/** The named way out that a lane is of; `undefined`: the usual one, or no mail at all. */
export const transportOfLane = (lane: string | undefined): string | undefined =>
  lane?.startsWith(TRANSPORT) ? lane.slice(TRANSPORT.length) : undefined;

/** The server that a lane of mails leads to, in words. */
export const mailServerOf = (lane: string): string => {
  const transport = transportOfLane(lane);
  return transport === undefined ? 'the mail server' : `the mail server “${transport}”`;
};

/** The developers' option of a lane of mails, as they know it. */
export const mailOptionOf = (lane: string, option: 'perSecond' | 'perDay'): string => {
  const transport = transportOfLane(lane);
  return transport === undefined ? `mail.${option}` : `mail.transports.${transport}.${option}`;
};

/** The actions that send e-mails. */
export const MAILS: readonly string[] = ['send_email', 'notify_staff'];

/** The host that a webhook goes to, with its port where it has one. */
const hostOf = ({ url }: JsonObject): string =>
  // Without one it is not sent: its settings are refused when it is carried out.
  typeof url === 'string' ? (hostOfUrl(url) ?? '') : '';

/**
 * The lane of an effect: what it shares slots with, because it waits for the same server or does the same work.
 * @param sender the address that the recording process sends mail from, where it has one
 * @param transport the named way out that a mail leaves by; left out: the usual one
 */
export const laneOf = (
  { action, input }: { action: string; input: JsonObject },
  sender: string,
  transport?: string,
): string => {
  if (MAILS.includes(action)) return transport === undefined ? `${MAIL_LANE}${sender}` : laneOfTransport(transport);
  return action === 'send_webhook' ? `${HOST_LANE}${hostOf(input)}` : `${ACTION_LANE}${action}`;
};

/** Which lanes a process can take from that carries out these actions: whole names, and beginnings of names. */
export const lanesFor = (actions: readonly string[]): { names: string[]; prefixes: string[] } => ({
  names: actions.filter((a) => !MAILS.includes(a) && a !== 'send_webhook').map((a) => `${ACTION_LANE}${a}`),
  prefixes: [
    ...(actions.some((a) => MAILS.includes(a)) ? [MAIL_LANE] : []),
    ...(actions.includes('send_webhook') ? [HOST_LANE] : []),
  ],
});
