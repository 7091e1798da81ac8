import { createStep, StepResponse, type StepFunction } from '@medusajs/framework/workflows-sdk';
import type { ErasureView } from '@whenthen/core';
import { WHENTHEN_MODULE, type WhenthenModuleService } from '../../modules/whenthen';

export const erasePersonStepId = 'whenthen-erase-person';

/** Whom to erase: `person` is an e-mail address, or an id of Whenthen; `by` says who wants it. */
export interface ErasePersonInput {
  person: string;
  by: string;
  /** When it was asked for: repeated, the step erases nobody who has come back since. */
  askedAt?: Date | string;
}

/**
 * Erases a person in Whenthen and in the CMS beside it; the store's own customers and orders stay. Returns how far it has
 * come: workers go on with what is left. There is no compensation, since nothing is left to bring back: make this the last
 * step, after everything that can fail.
 */
export const erasePersonStep: StepFunction<ErasePersonInput, ErasureView> = createStep(
  erasePersonStepId,
  async ({ person, by, askedAt }: ErasePersonInput, { container }): Promise<StepResponse<ErasureView>> => {
    const engine = await container.resolve<WhenthenModuleService>(WHENTHEN_MODULE).engine();
    const how = { by, ...(askedAt === undefined ? {} : { askedAt: new Date(askedAt) }) };
    return new StepResponse(await engine.people.erase(person, how));
  },
);
