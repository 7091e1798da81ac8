import { defaultShopSettings } from '../definition/shop-settings/index.js';
import { recipes } from './index.js';

const emails = recipes.flatMap((recipe) =>
  Object.entries(recipe.emails).map(([key, email]) => ({ ...email, name: `${recipe.id}: ${key}` })),
);

test.each(emails)('$name is about one of the topics that a shop begins with, where it is marketing', (email) => {
  const topics = defaultShopSettings.consent.topics.map(({ id }) => id);
  if (email.kind === 'marketing') expect(topics).toContain(email.topic);
  else expect(email.topic).toBeUndefined();
});
