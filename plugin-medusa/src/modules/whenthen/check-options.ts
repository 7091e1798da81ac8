import type { LoaderOptions } from '@medusajs/framework/types';
import { validateOptions } from './validate-options';

/** Stops the boot of the store when the plugin's options do not fit, saying which and what to set. */
export default async function checkOptions({ options }: LoaderOptions): Promise<void> {
  await validateOptions(options);
}
