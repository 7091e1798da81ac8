import type { MedusaContainer } from '@medusajs/framework/types';
import { Modules } from '@medusajs/framework/utils';
import { createInventoryLevelsWorkflow } from '@medusajs/medusa/core-flows';
import { catalog } from './catalog';

const STOCKED = 10_000;

/** Puts stock of every variant into the warehouse, where there is none yet. */
export const ensureStock = async (container: MedusaContainer, locationId: string): Promise<void> => {
  const sku = catalog.flatMap((product) => product.variants.map((variant) => variant.sku));
  const inventory = container.resolve(Modules.INVENTORY);
  const items = await inventory.listInventoryItems({ sku });
  const levels = await inventory.listInventoryLevels({
    inventory_item_id: items.map((item) => item.id),
    location_id: locationId,
  });
  const empty = items.filter((item) => !levels.some((level) => level.inventory_item_id === item.id));
  if (empty.length === 0) return;
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: empty.map((item) => ({
        inventory_item_id: item.id,
        location_id: locationId,
        stocked_quantity: STOCKED,
      })),
    },
  });
};
