import type { ExecArgs } from '@medusajs/framework/types';
import { ensureAdminUser } from '../seed/admin-user';
import { ensureProducts, seededVariants } from '../seed/products';
import { ensureRegion, ensureStoreDefaults, ensureTaxRegion } from '../seed/region';
import { defaultSalesChannel, ensurePublishableKey } from '../seed/sales-channel';
import { ensureShippingOption, ensureShippingProfile } from '../seed/shipping';
import { ensureStock } from '../seed/stock';
import { ensureStockLocation } from '../seed/stock-location';

/**
 * Fills an empty store with what a shopper needs to check out. Running it again changes nothing.
 * Prints one line `SEED {"publishableKey", "regionId", "variants": [{"id", "title", "price"}]}`.
 */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const env = process.env;
  const storeUrl = env.STORE_URL || `http://localhost:${env.PORT || '9000'}`;
  await ensureAdminUser(container, env.ADMIN_EMAIL || 'admin@example.com', env.ADMIN_PASSWORD || 'supersecret');
  const regionId = await ensureRegion(container);
  await ensureTaxRegion(container);
  await ensureStoreDefaults(container, regionId);
  const salesChannelId = await defaultSalesChannel(container);
  const locationId = await ensureStockLocation(container, salesChannelId);
  const profileId = await ensureShippingProfile(container);
  await ensureShippingOption(container, locationId, profileId);
  await ensureProducts(container, { salesChannelId, profileId, imageBase: `${storeUrl}/static` });
  await ensureStock(container, locationId);
  const publishableKey = await ensurePublishableKey(container, salesChannelId);
  const variants = await seededVariants(container);
  console.log(`SEED ${JSON.stringify({ publishableKey, regionId, variants })}`);
}
