import type { CollectionConfig } from 'payload';
import { runTabs } from '../../views/runs/tabs.js';

type Components = NonNullable<NonNullable<CollectionConfig['admin']>['components']>;

/** The way to the recipes above the list, the status beside Payload's buttons, the tab *Runs*, the page of one run below it, and no button to unpublish. */
export const workflowViews: Components = {
  beforeListTable: ['@whenthen/payload/rsc#RecipesLink'],
  edit: {
    beforeDocumentControls: ['@whenthen/payload/client#StatusControl'],
    UnpublishButton: '@whenthen/payload/client#Nothing',
  },
  views: {
    edit: runTabs,
  },
};
