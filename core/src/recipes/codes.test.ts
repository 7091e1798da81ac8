import { recipes } from './index.js';

it.each(recipes.map((recipe) => [recipe.id, recipe] as const))(
  '%s tells of each code that its e-mails offer',
  (_, recipe) => {
    const offered = Object.values(recipe.emails).flatMap(({ html }) =>
      [...html.matchAll(/<p class="code">([^<]*)<\/p>/g)].map(([, code]) => code),
    );
    expect(recipe.codes ?? []).toEqual(offered);
  },
);
