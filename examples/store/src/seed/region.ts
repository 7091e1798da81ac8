import type { MedusaContainer } from '@medusajs/framework/types';
import { Modules } from '@medusajs/framework/utils';
import { createRegionsWorkflow, createTaxRegionsWorkflow, updateStoresWorkflow } from '@medusajs/medusa/core-flows';

/** The one country the example shop sells to. */
export const COUNTRY = 'us';
export const CURRENCY = 'usd';

/** Makes the region (US dollars, manual payment) and returns its id. */
export const ensureRegion = async (container: MedusaContainer): Promise<string> => {
  const [known] = await container.resolve(Modules.REGION).listRegions({ currency_code: CURRENCY });
  if (known) return known.id;
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: 'United States',
          currency_code: CURRENCY,
          countries: [COUNTRY],
          payment_providers: ['pp_system_default'],
        },
      ],
    },
  });
  return result[0]!.id;
};

/** Makes the tax region of the country, with no rate: prices are final. */
export const ensureTaxRegion = async (container: MedusaContainer): Promise<void> => {
  const [known] = await container.resolve(Modules.TAX).listTaxRegions({ country_code: COUNTRY });
  if (known) return;
  await createTaxRegionsWorkflow(container).run({ input: [{ country_code: COUNTRY, provider_id: 'tp_system' }] });
};

/** Makes US dollars the store's currency and the region its default. */
export const ensureStoreDefaults = async (container: MedusaContainer, regionId: string): Promise<void> => {
  const [store] = await container.resolve(Modules.STORE).listStores({}, { relations: ['supported_currencies'] });
  if (!store || store.default_region_id === regionId) return;
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: 'Harbour & Pine',
        default_region_id: regionId,
        supported_currencies: [{ currency_code: CURRENCY, is_default: true }],
      },
    },
  });
};
