import type { CollectionConfig } from 'payload';
import { controls, listZone } from '../controls.js';
import { runTabs } from '../../views/runs/tabs.js';

type Components = NonNullable<NonNullable<CollectionConfig['admin']>['components']>;

/** The way to the recipes above the list, the zone below it, the status beside Payload's buttons, the tab *Runs*, the page of one run below it. */
export const workflowViews: Components = {
  beforeListTable: ['@whenthen/payload/rsc#RecipesLink'],
  afterListTable: listZone,
  edit: controls('@whenthen/payload/client#StatusControl'),
  views: {
    edit: runTabs,
  },
};
