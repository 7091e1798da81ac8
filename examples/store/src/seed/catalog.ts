/** A product of the example shop. Prices are in US dollars. */
export interface SeedProduct {
  handle: string;
  title: string;
  description: string;
  /** File name under `static/`, which the store serves. */
  image: string;
  option: string;
  variants: { title: string; sku: string; price: number }[];
}

/** What the example shop sells. */
export const catalog: SeedProduct[] = [
  {
    handle: 'linen-shirt',
    title: 'Linen Shirt',
    description: 'Garment-washed European linen with shell buttons. Wears in, not out.',
    image: 'linen-shirt.png',
    option: 'Size',
    variants: [
      { title: 'S', sku: 'LINEN-SHIRT-S', price: 79 },
      { title: 'M', sku: 'LINEN-SHIRT-M', price: 79 },
      { title: 'L', sku: 'LINEN-SHIRT-L', price: 79 },
    ],
  },
  {
    handle: 'canvas-weekender',
    title: 'Canvas Weekender',
    description: 'Waxed canvas bag with leather handles, made for two nights away.',
    image: 'canvas-weekender.png',
    option: 'Colour',
    variants: [
      { title: 'Moss', sku: 'WEEKENDER-MOSS', price: 148 },
      { title: 'Sand', sku: 'WEEKENDER-SAND', price: 148 },
    ],
  },
  {
    handle: 'stoneware-mug',
    title: 'Stoneware Mug',
    description: 'Hand-thrown, 350 ml, glazed in one of two colours. Safe in the dishwasher.',
    image: 'stoneware-mug.png',
    option: 'Glaze',
    variants: [
      { title: 'Oat', sku: 'MUG-OAT', price: 24 },
      { title: 'Ink', sku: 'MUG-INK', price: 24 },
    ],
  },
  {
    handle: 'wool-throw',
    title: 'Wool Throw',
    description: 'Lambswool, woven in a herringbone, 130 × 180 cm.',
    image: 'wool-throw.png',
    option: 'Colour',
    variants: [{ title: 'Heather', sku: 'THROW-HEATHER', price: 112.5 }],
  },
];
