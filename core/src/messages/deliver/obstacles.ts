import { subtractDuration } from '../../decide/index.js';
import { formatDuration, type Duration } from '../../definition/duration.js';
import { DEFAULT_MAX_AGE } from '../../definition/workflow.js';
import type { EffectRecord } from '../../model/effect.js';
import type { Cleared, Found } from './letter.js';
import { tryAgain, type DeliveryOutcome } from './outcome.js';
import type { DeliverParts } from './parts.js';

/** Why a mail whose moment passed long ago is not sent any more: workers were away, or everyone was frozen. */
const tooLate = async (
  { now, timeZone, maxAgeOf }: Pick<DeliverParts, 'now' | 'timeZone' | 'maxAgeOf'>,
  { moment, createdAt, workflow, version, attempts, heldUp, putOff }: EffectRecord,
): Promise<string | undefined> => {
  // What was put off is due when it was put off to.
  const due = Math.max((moment ?? createdAt).getTime(), putOff?.until.getTime() ?? 0);
  const own = await maxAgeOf(workflow, version);
  const isInTime = (at: number, maxAge: Duration): boolean => due >= subtractDuration(at, maxAge, timeZone);
  if (isInTime(now(), own)) return undefined;
  // A mail server that is away for days, or a provider's limit, makes nothing late: what was tried in time, or was in
  // time when its lane was held up, may still go out.
  const wasInTime = attempts > 1 || (heldUp !== undefined && isInTime(heldUp.getTime(), own));
  if (wasInTime && isInTime(now(), DEFAULT_MAX_AGE)) return undefined;
  const maxAge = wasInTime ? DEFAULT_MAX_AGE : own;
  return `Too late: it was due at ${new Date(due).toISOString()}, more than ${formatDuration(maxAge)} ago`;
};

/**
 * Looks for whom and what nothing goes out to. Notes to staff go out whatever became of the person; transactional mail
 * does not ask whether they subscribed, but whether there is a mailbox.
 */
export const lookForObstacles = async (
  parts: Pick<
    DeliverParts,
    'marketing' | 'confirmation' | 'unreachable' | 'now' | 'spreadOf' | 'timeZone' | 'maxAgeOf'
  >,
  { content, ...opened }: Found,
): Promise<Cleared | DeliveryOutcome> => {
  const { mail, run, person, effect } = opened.delivery;
  if ('template' in mail && run.endedBy && run.endedBy !== 'step')
    return { kind: 'skipped', reason: `The person had left the workflow: ${run.reason ?? ''}` };
  const late = 'template' in mail && (await tooLate(parts, effect));
  if (late) return { kind: 'skipped', reason: late, expired: true };
  if (!content) {
    const template = 'template' in mail ? mail.template : '';
    return { kind: 'failed', reason: `There is no published e-mail template "${template}"` };
  }
  const cleared = { ...opened, content };
  const unreachable = content.kind === 'note' ? undefined : await parts.unreachable(person.email, content.kind);
  if (unreachable) return { kind: 'skipped', reason: unreachable };
  const confirming = await parts.confirmation.obstacle(content, opened.delivery);
  if (confirming?.kind === 'later') return tryAgain(parts, effect, confirming.reason, false);
  if (confirming) return confirming;
  if (content.kind !== 'marketing') return cleared;
  const { marketing } = parts;
  const held = await marketing.heldBack(person, content.topic);
  if (held) return { kind: 'skipped', reason: held };
  return marketing.unready ? tryAgain(parts, effect, marketing.unready, false) : cleared;
};
