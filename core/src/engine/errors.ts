export * from '../kernel/errors.js';
