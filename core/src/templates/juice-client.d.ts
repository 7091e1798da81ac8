/** Juice without the part that reads files and fetches web resources; it has no types of its own. */
declare module 'juice/client.js' {
  export { default } from 'juice';
}
