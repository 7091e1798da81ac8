import { createStep, StepResponse, type StepFunction } from '@medusajs/framework/workflows-sdk';
import type { EventInput, TrackResult } from '@whenthen/core';
import { WHENTHEN_MODULE, type WhenthenModuleService } from '../../modules/whenthen';

export const trackEventStepId = 'whenthen-track-event';

/**
 * Hands events over to Whenthen from your own workflow. The event's `id` makes repeating the step harmless: derive it
 * from what happened (`review:<id>`), never from the time or at random.
 *
 * There is no compensation: an event is a fact, and mail may have left because of it. Make this the last step, after
 * everything that can fail.
 */
export const trackEventStep: StepFunction<EventInput | EventInput[], TrackResult> = createStep(
  trackEventStepId,
  async (events: EventInput | EventInput[], { container }): Promise<StepResponse<TrackResult>> => {
    const engine = await container.resolve<WhenthenModuleService>(WHENTHEN_MODULE).engine();
    return new StepResponse(await engine.track(events));
  },
);
