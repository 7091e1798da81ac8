import {
  placedConditions,
  walkCondition,
  type Condition,
  type PropertyTest,
  type WorkflowDefinition,
} from '@whenthen/core/definition';

/** Names that a definition speaks of. */
export interface WordsUsed {
  events: string[];
  tags: string[];
  fields: string[];
  properties: string[];
}

/** Names that a definition uses already: the likeliest ones to be used again. */
export const wordsUsed = (definition: WorkflowDefinition): WordsUsed => {
  const found: WordsUsed = { events: [], tags: [], fields: [], properties: [] };
  const filter = (where: PropertyTest[] | undefined) => found.properties.push(...(where ?? []).map((t) => t.property));
  const test = (c: Condition) => {
    if (c.kind === 'event') {
      found.events.push(c.name);
      filter(c.where);
    } else if (c.kind === 'has_tag') found.tags.push(c.tag);
    else if (c.kind === 'field') found.fields.push(c.field);
    else if (c.kind === 'trigger_property' || c.kind === 'cart') found.properties.push(c.property);
  };
  for (const rule of [...definition.triggers, ...definition.exits])
    if (rule.kind === 'event') {
      found.events.push(rule.name);
      filter(rule.where);
    } else if (rule.kind === 'tag_added' || rule.kind === 'tag_removed') found.tags.push(rule.tag);
    else if (rule.kind === 'field_changed') found.fields.push(rule.field);
  if (definition.entry.instanceKey) found.properties.push(definition.entry.instanceKey);
  for (const { condition } of placedConditions(definition)) for (const c of walkCondition(condition)) test(c);
  return found;
};
