export { buildAll, type BuildOptions } from './build.js';
export { startCms, type CmsChanges, type CmsOptions, type CmsSeed, type RunningCms } from './cms.js';
export { openEngine, prepareEngine, type EngineSettings } from './engine.js';
export type { Service } from './service.js';
export { beginStack, startStack, type Stack, type StackOptions, type StackPart, type StackUnderWay } from './stack.js';
export { startStore, type RunningStore, type StoreChanges, type StoreOptions, type StoreSeed } from './store.js';
export { startWorker, type RunningWorker, type WorkerChanges, type WorkerOptions } from './worker.js';
