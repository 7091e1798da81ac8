import { cartAbandonment } from './cart-abandonment.js';
import { checkoutAbandonment } from './checkout-abandonment.js';
import { doubleOptIn } from './double-opt-in.js';
import { leadScoring } from './lead-scoring.js';
import { newsletter } from './newsletter.js';
import { purchaseFollowUp } from './purchase-follow-up.js';
import type { Recipe } from './recipe.js';
import { reviewRequest } from './review-request.js';
import { vip } from './vip.js';
import { welcome } from './welcome.js';
import { winBack } from './win-back.js';

export { installRecipe, partsOf } from './install.js';
export type { Recipe, RecipeEmail, RecipeParts, RecipeSegment, RecipeSequence, RecipeSettings } from './recipe.js';

/** Workflows that stores need, complete with their e-mails, sequences and segments. */
export const recipes: readonly Recipe[] = [
  welcome,
  purchaseFollowUp,
  cartAbandonment,
  leadScoring,
  newsletter,
  doubleOptIn,
  winBack,
  reviewRequest,
  checkoutAbandonment,
  vip,
];
