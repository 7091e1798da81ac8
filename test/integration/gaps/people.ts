import type { Stage, Round } from './stage.js';

/** A person as they are stored, as far as it is looked at here. */
interface StoredPerson {
  _id: string;
  email: string;
  tags: string[];
  fields: Record<string, unknown>;
  segments?: string[];
  subscription?: { status: string };
  told?: unknown;
  news?: unknown;
}

export const personOf = async ({ db }: Stage, email: string): Promise<StoredPerson> => {
  const found = await db.collection<StoredPerson>('whenthen_people').findOne({ email });
  if (!found) throw new Error(`${email} is not there`);
  return found;
};

export const runsOf = async (stage: Stage, email: string) => {
  const { _id } = await personOf(stage, email);
  const runs = await stage.db
    .collection<{ _id: string; workflow: string; state: string; outcome: string | null }>('whenthen_runs')
    .find({ person: _id })
    .toArray();
  return runs.map(({ workflow, state, outcome }) => `${workflow} ${outcome ?? state}`).sort();
};

/** Hands over one event for each person of a round. */
export const tell = async ({ shop }: Stage, { id, emails }: Round, name: string, more: object = {}): Promise<void> => {
  await shop.engine.track(emails.map((email) => ({ source: 't', id: `${id}:${name}:${email}`, name, email, ...more })));
};

export const mailsTo = ({ sound }: Stage, email: string) => sound.mail.sent.filter((m) => m.to.address === email);
