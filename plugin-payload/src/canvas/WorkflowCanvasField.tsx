'use client';

import { WorkflowCanvas } from '@whenthen/admin-ui';
import '@whenthen/admin-ui/styles.css';
import { emptyCatalog, type WorkflowDefinition, type WorkflowLayout } from '@whenthen/core/definition';
import { FieldLabel, Link, ShimmerEffect, useConfig, useDocumentInfo, useField } from '@payloadcms/ui';
import type { JSONFieldClientComponent, JSONFieldClientProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { useCallback, useMemo } from 'react';
import { withQuery } from '../views/parts/query.js';
import './canvas.css';
import { useCatalog } from '../client/use-catalog.js';
import { useWaiting } from './use-waiting.js';
import { useWebhookDesk } from './use-webhook-desk.js';

const HEIGHT = '720px';

/** Props that Payload hands over, and the slugs of the templates' and the workflows' collection. */
type Props = JSONFieldClientProps & { templates?: string; workflows?: string };

/**
 * The canvas as a field of the form: dirty state, drafts, versions, the leave guard, document locks and read-only access
 * come from Payload. What is wrong is shown on its step at once; the server says the same when saving.
 */
export const WorkflowCanvasField: JSONFieldClientComponent = (props: Props) => {
  const { field, path: pathFromProps, readOnly, templates = 'email-templates', workflows = 'workflows' } = props;
  const definition = useField<WorkflowDefinition>({ potentiallyStalePath: pathFromProps });
  const layout = useField<WorkflowLayout>({ path: 'layout' });
  const { config } = useConfig();
  const { answer, error } = useCatalog();
  const webhooks = useWebhookDesk();
  const fixed = Boolean(readOnly) || definition.disabled;
  const { id } = useDocumentInfo();
  const document = id === undefined ? undefined : String(id);
  const waiting = useWaiting(document);
  const things = useMemo(
    () => answer && { ...answer.things, kept: answer.kept, untracked: answer.untracked },
    [answer],
  );
  const { setValue: setDefinition, value: drawn, path, showError } = definition;
  const { setValue: setLayout, value: positions } = layout;

  const value = useMemo(() => ({ definition: drawn, layout: positions }), [drawn, positions]);
  const onChange = useCallback(
    (next: { definition: WorkflowDefinition; layout: WorkflowLayout }) => {
      setDefinition(next.definition);
      setLayout(next.layout);
    },
    [setDefinition, setLayout],
  );
  const templateHref = useCallback(
    (id: string) => formatAdminURL({ adminRoute: config.routes.admin, path: `/collections/${templates}/${id}` }),
    [config.routes.admin, templates],
  );

  const runs = useCallback(
    (query: Record<string, string>) =>
      withQuery(
        formatAdminURL({ adminRoute: config.routes.admin, path: `/collections/${workflows}/${document}/runs` }),
        query,
      ),
    [config.routes.admin, workflows, document],
  );
  const version = waiting?.version;
  const waitingHref = useCallback((step: string) => runs({ step, version: String(version) }), [runs, version]);

  return (
    <div className={`field-type whenthen-canvas-field${showError ? ' error' : ''}`} id={`field-${path}`}>
      <FieldLabel label={field.label ?? 'Definition'} path={path} required={field.required ?? false} />
      <div className="field-type__wrap">
        {error && <p className="whenthen-canvas-field__note">The actions could not be loaded. {error}</p>}
        {answer || error ? (
          <WorkflowCanvas
            catalog={answer?.catalog ?? emptyCatalog}
            height={HEIGHT}
            // Without a catalog every action would look unknown.
            {...(!answer && { issues: [] })}
            onChange={onChange}
            readOnly={fixed}
            {...(answer && things && { things, seen: answer.seen })}
            {...(waiting && { counts: waiting.steps, waitingHref })}
            templateHref={templateHref}
            // Secrets and test calls are for who may change the workflow.
            {...(!fixed && { webhooks })}
            value={value}
          />
        ) : (
          <ShimmerEffect height={HEIGHT} />
        )}
        {waiting !== null && waiting.older > 0 && (
          <p className="whenthen-canvas-field__older">
            {waiting.older === 1 ? 'One person is' : `${waiting.older.toLocaleString('en')} people are`} on older
            versions, and not in the numbers at the steps.{' '}
            <Link href={runs({ show: 'inside' })} prefetch={false}>
              Show everybody inside
            </Link>
          </p>
        )}
        {showError && definition.errorMessage && (
          <p className="whenthen-canvas-field__error" role="alert">
            {definition.errorMessage}
          </p>
        )}
      </div>
    </div>
  );
};
