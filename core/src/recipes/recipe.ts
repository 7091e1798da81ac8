import type { Condition } from '../definition/condition.js';
import type { DurationText } from '../definition/duration.js';
import type { WorkflowBuilder } from '../builder/index.js';

/** An e-mail of a recipe, as a template is authored. */
export interface RecipeEmail {
  name: string;
  subject: string;
  preheader: string;
  html: string;
  kind: 'marketing' | 'transactional';
  /** What a marketing mail is about, of the topics that a shop begins with. */
  topic?: 'newsletter' | 'offers' | 'reminders';
}

/** E-mails in a row; each names one of the recipe's e-mails. */
export interface RecipeSequence {
  name: string;
  emails: { after?: DurationText; email: string }[];
  stopTag?: string;
}

export interface RecipeSegment {
  name: string;
  criteria: Condition;
}

/** The ids of what was made for a recipe, by its keys there. */
export interface RecipeParts {
  email(key: string): string;
  sequence(key: string): string;
  segment(key: string): string;
}

/** What only the store can know. What is left out stays open on the canvas, and is asked for when it is published. */
export interface RecipeSettings {
  /** The form that people sign up by. */
  form?: string | undefined;
  /** Where the customer relations system takes webhooks. */
  crm?: string | undefined;
  /** Who of the staff is told. */
  staff?: string | undefined;
}

/** A workflow with all that it needs, ready to be made and then edited. */
export interface Recipe {
  id: string;
  title: string;
  /** What it does and when to use it, in plain words. */
  description: string;
  icon: string;
  emails: Record<string, RecipeEmail>;
  sequences: Record<string, RecipeSequence>;
  segments: Record<string, RecipeSegment>;
  /** Promotion codes that its e-mails offer: nothing makes them in the store. */
  codes?: string[];
  workflow(parts: RecipeParts, settings: RecipeSettings): WorkflowBuilder;
}
