export { loyaltyPoints } from './loyalty-points.js';
export { postToChat } from './post-to-chat.js';
export { tierReached } from './tier-reached.js';
