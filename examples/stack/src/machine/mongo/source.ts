/** Where a MongoDB comes from. All of them are a real MongoDB. */
export type MongoSource =
  /** `MONGODB_URI` names one that runs already. */
  | { how: 'address'; uri: string }
  /** A `mongod` on PATH. */
  | { how: 'path'; binary: string }
  /** The official build that mongodb-memory-server downloads. */
  | { how: 'download'; binary: string }
  /** The last resort on Debian: the official version's Windows build under wine. `prefix` is its wine folder. */
  | { how: 'portable'; binary: string; prefix: string };

/** One way that did not lead anywhere, and why. */
export interface Miss {
  tried: string;
  because: string;
}

/** What a way of getting a MongoDB answers. */
export type Found<Source> = { found: true; source: Source } | { found: false; miss: Miss };

/** In plain words, for people. */
export function describeSource(source: MongoSource): string {
  switch (source.how) {
    case 'address':
      return 'the one MONGODB_URI names';
    case 'path':
      return `mongod on PATH (${source.binary})`;
    case 'download':
      return `the official build, downloaded by mongodb-memory-server (${source.binary})`;
    case 'portable':
      return `the last resort, MongoDB 7.0.15 for Windows under wine (${source.binary})`;
  }
}
