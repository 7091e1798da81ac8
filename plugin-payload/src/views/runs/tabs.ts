import type { CollectionConfig } from 'payload';

type EditViews = NonNullable<NonNullable<NonNullable<CollectionConfig['admin']>['components']>['views']>['edit'];

/** The tab *Runs* of a document that people are inside of, and the page of one run below it. */
export const runTabs: NonNullable<EditViews> = {
  runs: {
    Component: '@whenthen/payload/rsc#RunsView',
    path: '/runs',
    tab: { label: 'Runs', href: '/runs', order: 200 },
    meta: { title: 'Runs' },
  },
  run: { Component: '@whenthen/payload/rsc#RunView', path: '/runs/:run', meta: { title: 'Run' } },
};
