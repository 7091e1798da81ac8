import type { Reply } from '../kernel/reply.js';

/** A form that somebody filled in, handed over by your own code. */
export interface SubmitForm {
  /** The form's id, which triggers name. */
  form: string;
  /** What the admin calls it. */
  name?: string;
  /** What was filled in, by the names of the inputs. */
  values: Record<string, unknown>;
  /** The same for every attempt to hand it over. */
  id?: string;
  /** The input with the address; by default the first called `email`, or something like it. */
  email?: string;
  /** Which inputs become fields of the person: input → field. */
  fields?: Record<string, string>;
  occurredAt?: Date;
  /** What its sender asks consent for; none by default. `pending` until they confirm it by e-mail, or at once. */
  consent?: {
    /** The id of one of the shop's topics. */
    topic: string;
    /** The words that were shown, kept as evidence. */
    words?: string;
    /** False: it counts without being confirmed by e-mail; true by default. */
    confirm?: boolean;
    /** The input that is to be filled in (a box that is to be ticked) for it. */
    input?: string;
    /** The IP address that the form came from, kept as evidence. */
    ip?: string;
  };
}

/** A form that a website posts, from whichever framework. */
export interface FormRequest {
  form: string;
  body: Uint8Array<ArrayBuffer>;
  contentType: string | undefined;
  /** The IP address it comes from: so many are taken from each. */
  address: string | undefined;
  accept: string | undefined;
  origin: string | undefined;
}

export interface FormsApi {
  /** The forms of the option `forms`. */
  list(): { id: string; name: string }[];
  /**
   * Takes in a form that somebody filled in: `$form_submitted` happens to them, once for the same `id`.
   * @throws InvalidInputError with paths like `values.email`
   */
  submit(submission: SubmitForm): Promise<{ accepted: boolean }>;
  /** Answers a form that a website posts: limited in size and number, robots dropped. Never throws. */
  respond(request: FormRequest): Promise<Reply>;
}
