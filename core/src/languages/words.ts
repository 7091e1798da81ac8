/** A page that says one thing. */
export interface PageWords {
  title: string;
  text: string;
}

/**
 * What people outside read, in one language. Each text may name `{sender}`, who writes to them, and `{address}`, theirs
 * with most of it hidden: `fill` writes them. A language has all of them, with the same names in each.
 */
export interface Words {
  /** Stands for `{sender}` where none is known. */
  thisShop: string;
  /** Under marketing e-mails. */
  footer: { unsubscribe: string; preferences: string };
  /** A link that is none, or leads to nobody. */
  broken: PageWords;
  /** The database is away. */
  unavailable: PageWords;
  unsubscribe: {
    ask: PageWords & { button: string };
    done: PageWords & { undo: string };
    askAgain: PageWords & { button: string };
    subscribed: PageWords;
    /** The link that takes it back has run out. */
    expired: PageWords;
    /** The link that leads to the preferences. */
    topics: string;
  };
  /** The link of a confirmation mail: double opt-in. These may name `{topic}` as well. */
  confirm: {
    /** `saw`: above the words that were shown when they asked. */
    ask: PageWords & { button: string; saw: string };
    done: PageWords;
    withdrawn: PageWords;
    expired: PageWords;
    /** The shop has removed the topic. */
    gone: PageWords;
  };
  preferences: PageWords & {
    /** Above the topics. */
    wanted: string;
    save: string;
    allOff: string;
    saved: string;
    /** The link was sent to an address that was merged into this one: it switches nothing on. */
    elsewhere: string;
    /** They get no marketing e-mails at all: because they said so, mail came back, or they called one spam. */
    held: { unsubscribed: string; bounced: string; complained: string };
    /** What was sent is none of the page's. */
    unread: PageWords;
  };
}
