export { buyersAddress, cast, discountCode, firstWait, productOf, waits } from './cast.js';
export { mailsExpected, shoppersOf, type Check, type ExpectedCart, type ExpectedStory } from './expected.js';
export { logIn, type Merchant, type WorkflowDocument } from './merchant.js';
export { narrate, type NarrateOptions } from './narrate.js';
export { checkOutcome, waitForEnd, type Evidence, type Patience } from './outcome.js';
export { playMerchant, playShoppers } from './play.js';
export { readerOverCms, readerOverEngine, type StoryReader } from './reader.js';
export { restClient, type Rest } from './rest.js';
export { enterShop, type Address, type Shop, type Shopper } from './shopper.js';
