export { readBody as rawBody } from '@whenthen/core/http';
