export { isTicked } from '../forms/ask.js';
export { evidenceAddress } from './client-address.js';
export { createHttp } from './create-http.js';
export type { Http } from './create-http.js';
export type { FormTarget } from './forms.js';
export type { HttpRequest } from './http-request.js';
export type { PreferencesTarget } from './preferences.js';
export { readBody } from './read-body.js';
export type { HttpEngine, HttpHost } from './serve.js';
