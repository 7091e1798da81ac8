import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils';
import { createApiKeysWorkflow, linkSalesChannelsToApiKeyWorkflow } from '@medusajs/medusa/core-flows';

/**
 * The sales channel that Medusa makes at its first start.
 * @throws Error when there is none.
 */
export const defaultSalesChannel = async (container: MedusaContainer): Promise<string> => {
  const [store] = await container.resolve(Modules.STORE).listStores();
  if (!store?.default_sales_channel_id)
    throw new Error('The store has no default sales channel. Run `medusa db:migrate` first.');
  return store.default_sales_channel_id;
};

/** Finds or makes a publishable key, links it to the sales channel, and returns its token. */
export const ensurePublishableKey = async (container: MedusaContainer, salesChannelId: string): Promise<string> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: 'api_key',
    fields: ['id', 'token', 'sales_channels.id'],
    filters: { type: 'publishable', revoked_at: null },
  });
  const linked = data.find((key) =>
    key.sales_channels?.some((channel: { id: string } | null) => channel?.id === salesChannelId),
  );
  if (linked) return linked.token;
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: 'Storefront', type: 'publishable', created_by: '' }] },
  });
  const key = result[0]!;
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [salesChannelId] } });
  return key.token;
};
