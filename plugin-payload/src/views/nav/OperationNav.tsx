import { createLocalReq, type ServerProps } from 'payload';
import { gateOf } from '../parts/gate.js';
import { NavPlaces, type NavPlace } from './NavPlaces.js';

const PLACES: NavPlace[] = [
  { id: 'sending', label: 'Sending', route: 'GET /sending' },
  { id: 'audit-log', label: 'Audit log', route: 'GET /audit' },
];

/** The ways to *Sending* and the *Audit log* in the admin's navigation, for those who may go there. */
export const OperationNav = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ ...(user && { user }) }, payload);
  return <NavPlaces label="Operation" may={await gateOf(req)} payload={payload} places={PLACES} />;
};
