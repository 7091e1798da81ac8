import type { Catalog, Issue, Seen } from '@whenthen/core/definition';
import type { WebhookDesk } from './state/webhook-desk.js';
import type { CanvasValue } from '../graph/index.js';
import type { RawCanvasValue } from './state/read-value.js';
import type { Things } from './state/settings.js';

/** Props of {@link WorkflowCanvas}. */
export interface WorkflowCanvasProps {
  /** What is drawn. `null` and `undefined` are an empty workflow. A new value from outside replaces what is drawn. */
  value: RawCanvasValue;
  /**
   * Called with the whole new value when a step is added, removed or connected, a setting is changed, a drag has ended,
   * or one of these is undone or redone. Never on selection, zoom, or in the middle of a drag.
   */
  onChange?: (value: CanvasValue) => void;
  /** Shows and explains, and changes nothing. */
  readOnly?: boolean;
  /** The actions that can be used, as the engine lists them. */
  catalog: Catalog;
  things?: Things;
  /** Issues from a server. Without it the definition is checked here, after each change. */
  issues?: Issue[];
  /** People waiting now, by step id. */
  counts?: Record<string, number>;
  /** Where those who wait at a step are listed: makes their number a link. */
  waitingHref?: ((step: string) => string) | undefined;
  /** Where a template is edited: makes "Open" a link. */
  templateHref?: (id: string) => string;
  /** Called when "Open" beside a template is used, instead of following a link. */
  onOpenTemplate?: (id: string) => void;
  /** What came in so far: the settings offer it, and say of an event that it has not come in. */
  seen?: Seen | undefined;
  /** How secrets are kept and calls tried out. Without it the name of a secret is typed, and there is no test call. */
  webhooks?: WebhookDesk | undefined;
  /** CSS height of the canvas; 720px where nothing is said. */
  height?: string | number;
  className?: string;
}
