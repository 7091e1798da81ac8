/** Where the shop's pages are. Without an address, events carry no links. */
export interface Links {
  storefrontUrl?: string | undefined;
}

const page = ({ storefrontUrl }: Links, path: string): string | null =>
  storefrontUrl ? `${storefrontUrl.replace(/\/+$/, '')}${path}` : null;

/** The page of a product; `null` where the shop's address or the product's handle is not known. */
export const productUrl = (links: Links, handle: string | null | undefined): string | null =>
  handle ? page(links, `/products/${encodeURIComponent(handle)}`) : null;

/** The page that brings a shopper back to the cart: `/cart?cart_id=…` on the storefront. */
export const cartUrl = (links: Links, cartId: string): string | null =>
  page(links, `/cart?cart_id=${encodeURIComponent(cartId)}`);
