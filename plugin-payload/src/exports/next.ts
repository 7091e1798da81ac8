export { withWhenthen } from '../next/with-whenthen.js';
