import { createStep, StepResponse, type StepFunction } from '@medusajs/framework/workflows-sdk';
import { WHENTHEN_MODULE, type WhenthenModuleService } from '../../modules/whenthen';

export const exportPersonStepId = 'whenthen-export-person';

/** Whose data: `id` is the id of Whenthen; `by` says who wants it. */
export interface ExportPersonInput {
  id: string;
  by: string;
}

/**
 * Everything that Whenthen holds of a person, as the text of one JSON document. It is as long as their history: for somebody
 * with tens of thousands of events call `engine.people.export` yourself, which hands it over in pieces.
 */
export const exportPersonStep: StepFunction<ExportPersonInput, string> = createStep(
  exportPersonStepId,
  async ({ id, by }: ExportPersonInput, { container }): Promise<StepResponse<string>> => {
    const engine = await container.resolve<WhenthenModuleService>(WHENTHEN_MODULE).engine();
    const parts: string[] = [];
    for await (const part of (await engine.people.export(id, { by })).text()) parts.push(part);
    return new StepResponse(parts.join(''));
  },
);
