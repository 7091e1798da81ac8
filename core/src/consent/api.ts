import type { ConsentHow, ConsentStanding, ConsentState } from '../definition/consent/states.js';
import type { ConsentPolicy } from '../definition/shop-settings/index.js';
import type { Reply } from '../kernel/reply.js';
import type { ConsentEvidence } from '../model/mail/consent.js';

/** Where somebody stands on one topic. What changed it last is `null` where they were never asked. */
export interface TopicView {
  id: string;
  name: string;
  description: string;
  /** A topic that the shop has removed: what they said of it is kept. */
  gone: boolean;
  state: ConsentStanding;
  since: string | null;
  by: string | null;
  how: ConsentHow | null;
  evidence: ConsentEvidence | null;
  /** May a marketing mail about it go to them now? `reason` says why not, in a sentence. */
  mayMail: boolean;
  reason: string | null;
}

/** Where somebody stands, topic by topic, in the order of the shop's settings. */
export interface ConsentView {
  email: string;
  /** What holds for topics that they were never asked about. */
  policy: ConsentPolicy;
  topics: TopicView[];
}

/** One change as it was made. */
export interface ConsentEntryView {
  topic: string;
  /** As the topic is called now; its id where it is gone. */
  name: string;
  state: ConsentState;
  at: string;
  by: string;
  how: ConsentHow;
  evidence: ConsentEvidence | null;
}

/** A change of consent, of a person (their id) or of an address that need not be known yet. */
export interface ChangeConsent {
  person?: string;
  email?: string;
  /** The id of one of the shop's topics. */
  topic: string;
  /** `pending`: they asked for it and have not confirmed it yet. */
  state: ConsentState;
  how: ConsentHow;
  /** Who of the staff did it, or whose list it was; by default the way. */
  by?: string;
  /** What shows later that it was so: where it came from, the words that were shown, the address, why staff did it. */
  evidence?: ConsentEvidence;
  /** When they said so; now by default. What was said later already stays. A Date, ISO 8601 text, or milliseconds. */
  at?: Date | string | number;
  /**
   * True: the source in the evidence is looked at again and again, such as a customer's account. Only what it says other
   * than before counts, so that an old “yes” there does not undo a newer “no” elsewhere.
   */
  standing?: boolean;
  /** True: it counts only where they were never asked about the topic, and takes nothing back. */
  unlessAsked?: boolean;
  /** False: it is taken in and starts no workflow. */
  startWorkflows?: boolean;
}

/** A request to the page behind the link of a confirmation mail, from whichever framework. Its body is not looked at. */
export interface ConfirmRequest {
  /** `GET` shows the page and changes nothing, so that a scanner of links confirms nothing; `POST` confirms. */
  method: 'GET' | 'POST';
  token: string;
  /** The IP address it comes from, kept as evidence. */
  address?: string | undefined;
  /** The header `Accept-Language`, for people whose language is not known. */
  acceptLanguage?: string | undefined;
}

export interface ConsentApi {
  /** Where a person stands, topic by topic. @throws NotFoundError */
  of(person: string): Promise<ConsentView>;
  /**
   * Changes what somebody agreed to, recorded as an event; what is so already stays as it is, and who agreed is not put
   * back to `pending`. Who agrees by the page or a link in a mail is no longer unsubscribed from everything either.
   * Returns where they stand then.
   * @throws NotFoundError, or InvalidInputError naming the path
   */
  change(change: ChangeConsent): Promise<ConsentView>;
  /**
   * The same for up to 1,000 changes at once, in bulk. Returns how many changed something. All are read before anything
   * is stored.
   */
  changeMany(changes: ChangeConsent[]): Promise<{ changed: number }>;
  /** All changes that were made of a person's consent, newest first: the newest 200. @throws NotFoundError */
  history(person: string): Promise<ConsentEntryView[]>;
  /**
   * Answers a request to the page behind the link of a confirmation mail (`{{consent.confirmUrl}}`). Never throws: what is
   * wrong is said on the page.
   */
  respond(request: ConfirmRequest): Promise<Reply>;
}
