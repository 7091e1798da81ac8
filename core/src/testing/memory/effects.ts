import { passOn, type AtGap } from '../../kernel/gaps.js';
import type { Json } from '../../definition/json/json.js';
import type { EffectRecord, EffectStore } from '../../model/effect.js';
import { effectClaims } from './effects/claims.js';
import { effectLists } from './effects/lists.js';
import { effectErasing } from './privacy/mails.js';
import { effectResults } from './effects/results.js';
import type { Tables } from './kit/tables.js';

/** Effects, in memory. */
export const createMemoryEffects = (tables: Tables, atGap: AtGap = passOn): EffectStore => ({
  ...effectClaims(tables),
  ...effectResults(tables),
  ...effectLists(tables),
  ...effectErasing(tables),

  async record(records) {
    const { effects } = tables;
    const added = new Set(records.filter((record) => effects.insert(record)).map((record) => record._id));
    const again = records.filter((record) => !added.has(record._id));
    if (again.length === 0) return added;
    await atGap('effects: recorded anew, not yet again');
    const dueAt = again.reduce((latest, record) => (record.dueAt > latest ? record.dueAt : latest), new Date(0));
    const openAgain = (effect: EffectRecord): void => {
      if (effect.state === 'dropped') {
        Object.assign(effect, { state: 'open', dueAt, attempts: 0 });
        delete effect.reason;
        delete effect.endedAt;
      }
      if (effect.state === 'open') effect.again = (effect.again ?? 0) + 1;
    };
    for (const id of new Set(again.map((record) => record._id))) effects.update(id, openAgain);
    return added;
  },

  async answers(runs) {
    const wanted = new Set(runs);
    const answered = tables.effects.find((effect) => wanted.has(effect.run) && effect.output !== undefined);
    const found = new Map<string, Record<string, Json>>();
    for (const { run, step, output = null } of answered.sort((a, b) => a.seq - b.seq))
      found.set(run, { ...found.get(run), [step]: output });
    return found;
  },
});
