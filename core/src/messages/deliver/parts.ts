import type { AtGap } from '../../kernel/gaps.js';
import type { MailAddress, MailTransport } from '../../mail/mail-port.js';
import type { MailLimits } from '../../mail/send-within.js';
import type { TellLane } from '../../model/abilities/lanes.js';
import type { Delivery } from '../../model/abilities/deliver.js';
import type { MaxAge, WorkflowName } from '../../model/abilities/names.js';
import type { Shop } from '../../model/abilities/shop.js';
import type { WaysOut } from '../../model/abilities/ways-out.js';
import type { CapStore } from '../../model/mail/cap.js';
import type { MessageStore } from '../../model/message.js';
import type { TemplateStore } from '../../model/mail/template.js';
import type { Renderer } from '../../templates/index.js';
import type { MarkMail } from '../../tracking/mark.js';
import type { Confirmation } from '../confirmation.js';
import type { Marketing } from '../marketing.js';

/** What delivering needs. Each step picks its own. */
export interface DeliverParts {
  messages: Pick<MessageStore, 'open' | 'settleCutOff' | 'markSending' | 'settle' | 'accepted'>;
  templates: Pick<TemplateStore, 'latest'>;
  renderer: Pick<Renderer, 'render'>;
  /** The usual way out. */
  transport: MailTransport;
  /** Further ones, by the names that senders have them by. */
  transports?: ReadonlyMap<string, MailTransport> | undefined;
  /** What others have as well; left out: these alone. */
  ways?: Pick<WaysOut, 'known'> | undefined;
  marketing: Marketing;
  confirmation: Confirmation;
  /** What the shop has set, and who got how much. */
  shop: Pick<Shop, 'settings'>;
  caps: CapStore;
  /** Adds a remark to a run's journal. */
  note: (run: string, message: string) => Promise<void>;
  /** Why no mail of this kind goes to an address: mail to it comes back. */
  unreachable: (email: string, kind: 'marketing' | 'transactional') => Promise<string | undefined>;
  /** Records that the address leads nowhere, as our own mail server said; may be told twice. */
  cameBack: (delivery: Delivery, why: string) => Promise<unknown>;
  /** Marks what goes out, so that opens and clicks are known; left out where nothing can be tracked. */
  mark?: MarkMail | undefined;
  now: () => number;
  /** The default sender. */
  from: MailAddress;
  replyTo?: MailAddress | undefined;
  locale: string;
  timeZone: string;
  currency: string;
  onUncertain: 'hold' | 'resend';
  /** How long a mail may take; by default as RFC 5321 has it. */
  limits?: MailLimits;
  /** Awaited between any two writes. */
  atGap: AtGap;
  /** Does an error say that the database is away, so that the same may be written later? */
  isAway: (error: unknown) => boolean;
  /** Retries come from the effect's key spread over time: a number from 0 to 1. */
  spreadOf: (key: string) => number;
  /** Told how the mail server is. */
  tell: TellLane;
  workflowName: WorkflowName;
  maxAgeOf: MaxAge;
}
