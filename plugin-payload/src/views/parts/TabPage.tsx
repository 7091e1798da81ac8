import { Gutter, SetDocumentStepNav } from '@payloadcms/ui';
import type { DocumentViewServerProps } from 'payload';
import type { ReactNode } from 'react';
import { runtimeOf } from '../../runtime/runtime.js';
import './tables.css';
import './views.css';
import './dialogs.css';
import { Zone } from './Zone.js';

/** A page behind a tab of a document: the way here in the header, the gutter, and whose clock its moments are by. */
export const TabPage = ({ view, children }: { view: DocumentViewServerProps; children: ReactNode }) => {
  const { doc, initPageResult } = view;
  const { collectionConfig } = initPageResult;
  return (
    <>
      {collectionConfig && (
        <SetDocumentStepNav
          collectionSlug={collectionConfig.slug}
          id={doc.id as number | string}
          pluralLabel={collectionConfig.labels.plural}
          useAsTitle={collectionConfig.admin.useAsTitle}
          view="Runs"
        />
      )}
      <Gutter className="whenthen-page">
        {children}
        <Zone runtime={runtimeOf(initPageResult.req.payload)} />
      </Gutter>
    </>
  );
};
