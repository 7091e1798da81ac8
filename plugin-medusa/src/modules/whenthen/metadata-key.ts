import { pluginOptions } from './options';

/** The key of the metadata that says whether somebody agreed to marketing e-mail. */
export const metadataKeyOf = (options: Record<string, unknown> | undefined): string => {
  const read = pluginOptions.shape.marketingConsent.safeParse(options?.marketingConsent);
  return read.success ? read.data.metadataKey : 'marketing_consent';
};
