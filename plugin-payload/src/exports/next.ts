export { withWhenthen } from '../next/withWhenthen.js';
