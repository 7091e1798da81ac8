export { isAdminUser } from './access/rules.js';
export type { AccessRule, AccessRules } from './access/rules.js';
export { stopEngine } from './engine/holder.js';
export type { WhenThenPluginOptions } from './options.js';
export { whenThenPlugin } from './plugin.js';
export { runtimeOf } from './runtime.js';
export type { Runtime } from './runtime.js';
export type { HostServices } from './services.js';
