/** What a test call of "Send webhook" sent, and what came back. Secrets are left out of both. */
export interface TriedWebhook {
  request: { method: string; url: string; headers: Record<string, string>; body: string | null };
  /** `null`: there was none; `message` says why. */
  answer: { status: number; headers: Record<string, string>; body: string; cut: boolean } | null;
  /** Whether a step would count it as done. */
  ok: boolean;
  /** What a step would make of it, in words. */
  message: string;
  /** How long it took, in milliseconds. */
  ms: number;
}
