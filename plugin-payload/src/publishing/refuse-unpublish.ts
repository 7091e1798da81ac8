import { APIError, type CollectionBeforeOperationHook } from 'payload';

/** Payload's "unpublish" would leave the engine's version as it is, and only look as if something had stopped. */
export const refuseUnpublish =
  (instead: string): CollectionBeforeOperationHook =>
  ({ args, operation }) => {
    if (operation !== 'update' && operation !== 'updateByID') return args;
    const { data, draft, unpublishAllLocales } = args as {
      data?: { _status?: unknown };
      draft?: boolean;
      unpublishAllLocales?: boolean;
    };
    if (unpublishAllLocales || (data?._status === 'draft' && !draft))
      throw new APIError(`Unpublishing is not possible here. ${instead}`, 400, null, true);
    return args;
  };
