export { isAdminUser } from './access/rules.js';
export type { AccessRule, AccessRules } from './access/rules.js';
export { stopEngine } from './engine/holder.js';
export type { WhenThenPluginOptions } from './runtime/options.js';
export { whenThenPlugin } from './plugin.js';
export { runtimeOf } from './runtime/runtime.js';
export type { Runtime } from './runtime/runtime.js';
export type { HostServices } from './runtime/services.js';
