import type { CollectionConfig } from 'payload';

type Edit = NonNullable<NonNullable<NonNullable<CollectionConfig['admin']>['components']>['edit']>;

/**
 * What stands beside Payload's buttons in all our documents: what is given, that they can be pressed again after a
 * refusal, and no button to unpublish, which the collections refuse.
 */
export const controls = (...given: `@whenthen/payload/client#${string}`[]): Edit => ({
  beforeDocumentControls: [...given, '@whenthen/payload/client#ReadyAgain'],
  UnpublishButton: '@whenthen/payload/client#Nothing',
});

/** Below our lists: whose clock their moments are by. */
export const listZone = ['@whenthen/payload/rsc#ListZone'];
