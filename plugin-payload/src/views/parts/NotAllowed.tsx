import { lacksRole } from '@whenthen/core/definition';
import type { PayloadRequest } from 'payload';
import { needs, type Route } from '../../access/needs.js';
import { runtimeOf } from '../../runtime/runtime.js';
import { Notice } from './Notice.js';

/** Stands in place of a page that whoever looks may not see, and says which role is missing. */
export const NotAllowed = ({ req, route }: { req: PayloadRequest; route: Route }) => (
  <Notice bad title="Not allowed">
    {lacksRole(runtimeOf(req.payload).access.nameOf(needs[route]))}
  </Notice>
);
