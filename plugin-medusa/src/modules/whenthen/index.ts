import { Module } from '@medusajs/framework/utils';
import checkOptions from './check-options';
import WhenthenModuleService from './service';

/** Resolves the module from Medusa's container: `container.resolve('whenthen')`. */
export const WHENTHEN_MODULE = 'whenthen';

export type { WhenthenPluginOptions } from './options';
export type { HostServices } from './services';
export type { WhenthenModuleService };

export default Module(WHENTHEN_MODULE, { service: WhenthenModuleService, loaders: [checkOptions] });
