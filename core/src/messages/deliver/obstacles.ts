import { subtractDuration } from '../../decide/index.js';
import { formatDuration } from '../../definition/duration.js';
import { DEFAULT_MAX_AGE } from '../../definition/workflow.js';
import type { EffectRecord } from '../../model/effect.js';
import type { Cleared, Found } from './letter.js';
import { tryAgain, type DeliveryOutcome } from './outcome.js';
import type { DeliverParts } from './parts.js';

/** Why a mail whose moment passed long ago is not sent any more: workers were away, or everyone was frozen. */
const tooLate = async (
  { now, timeZone, maxAgeOf }: Pick<DeliverParts, 'now' | 'timeZone' | 'maxAgeOf'>,
  { moment, createdAt, workflow, version, attempts }: EffectRecord,
): Promise<string | undefined> => {
  const due = (moment ?? createdAt).getTime();
  // A mail server that is away for a while makes nothing late: what was tried in time is tried again.
  const maxAge = attempts > 1 ? DEFAULT_MAX_AGE : await maxAgeOf(workflow, version);
  if (due >= subtractDuration(now(), maxAge, timeZone)) return undefined;
  return `Too late: it was due at ${new Date(due).toISOString()}, more than ${formatDuration(maxAge)} ago`;
};

/**
 * Looks for whom and what nothing goes out to. Notes to staff go out whatever became of the person; transactional mail
 * does not ask whether they subscribed.
 */
export const lookForObstacles = async (
  parts: Pick<DeliverParts, 'marketing' | 'now' | 'spreadOf' | 'timeZone' | 'maxAgeOf'>,
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
  if (content.kind !== 'marketing') return cleared;
  const { marketing } = parts;
  const held = await marketing.heldBack(person.email);
  if (held) return { kind: 'skipped', reason: held };
  return marketing.unready ? tryAgain(parts, effect, marketing.unready, false) : cleared;
};
