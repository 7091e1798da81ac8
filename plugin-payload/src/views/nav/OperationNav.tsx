import { createLocalReq, type ServerProps } from 'payload';
import { mayOperate, mayRead } from '../parts/gate.js';
import { NavPlaces } from './NavPlaces.js';

const SENDING = { id: 'sending', label: 'Sending' };
const AUDIT = { id: 'audit-log', label: 'Audit log' };

/** The ways to *Sending* and the *Audit log* in the admin's navigation, for those who may go there. */
export const OperationNav = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ ...(user && { user }) }, payload);
  if (!(await mayRead(req))) return null;
  const places = [SENDING, ...((await mayOperate(req)) ? [AUDIT] : [])];
  return <NavPlaces label="Operation" payload={payload} places={places} />;
};
