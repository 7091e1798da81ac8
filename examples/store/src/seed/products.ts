import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys, Modules, ProductStatus } from '@medusajs/framework/utils';
import { createProductsWorkflow } from '@medusajs/medusa/core-flows';
import { catalog, type SeedProduct } from './catalog';
import { CURRENCY } from './region';

/** What a shopper can put into a cart. `price` is in whole US dollars and cents, for example 112.5. */
export interface SeededVariant {
  id: string;
  title: string;
  price: number;
}

const toInput = (product: SeedProduct, salesChannelId: string, profileId: string, imageBase: string) => ({
  title: product.title,
  handle: product.handle,
  description: product.description,
  status: ProductStatus.PUBLISHED,
  thumbnail: `${imageBase}/${product.image}`,
  images: [{ url: `${imageBase}/${product.image}` }],
  shipping_profile_id: profileId,
  sales_channels: [{ id: salesChannelId }],
  options: [{ title: product.option, values: product.variants.map((variant) => variant.title) }],
  variants: product.variants.map((variant) => ({
    title: variant.title,
    sku: variant.sku,
    manage_inventory: true,
    options: { [product.option]: variant.title },
    prices: [{ currency_code: CURRENCY, amount: variant.price }],
  })),
});

/** Makes the products of the catalog that are not there yet, and brings their thumbnails to where the store is now. */
export const ensureProducts = async (
  container: MedusaContainer,
  { salesChannelId, profileId, imageBase }: { salesChannelId: string; profileId: string; imageBase: string },
): Promise<void> => {
  const products = container.resolve(Modules.PRODUCT);
  const known = await products.listProducts({ handle: catalog.map((product) => product.handle) });
  const missing = catalog.filter((product) => !known.some((one) => one.handle === product.handle));
  if (missing.length > 0)
    await createProductsWorkflow(container).run({
      input: { products: missing.map((product) => toInput(product, salesChannelId, profileId, imageBase)) },
    });
  for (const one of known) {
    const image = `${imageBase}/${catalog.find((product) => product.handle === one.handle)!.image}`;
    if (one.thumbnail !== image) await products.updateProducts(one.id, { thumbnail: image });
  }
};

/** Lists what was seeded, in the order of the catalog. */
export const seededVariants = async (container: MedusaContainer): Promise<SeededVariant[]> => {
  const skus = catalog.flatMap((product) =>
    product.variants.map((variant) => ({ ...variant, title: `${product.title} / ${variant.title}` })),
  );
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'variant',
    fields: ['id', 'sku'],
    filters: { sku: skus.map(({ sku }) => sku) },
  });
  return skus.map(({ sku, title, price }) => ({ id: data.find((one) => one.sku === sku)!.id, title, price }));
};
