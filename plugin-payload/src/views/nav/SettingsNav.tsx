import { createLocalReq, type ServerProps } from 'payload';
import { gateOf } from '../parts/gate.js';
import { NavPlaces, type NavPlace } from './NavPlaces.js';

const PLACES: NavPlace[] = [
  { id: 'consent', label: 'E-mail consent', route: 'GET /consent' },
  { id: 'senders', label: 'Senders', route: 'GET /settings/:section' },
  { id: 'sending-limits', label: 'Sending limits', route: 'GET /settings/:section' },
  { id: 'kept', label: 'What is kept', route: 'GET /retention' },
  { id: 'webhooks', label: 'Webhooks', route: 'GET /webhooks' },
];

/** The ways to the settings of the shop in the admin's navigation, for those who may go there. */
export const SettingsNav = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ ...(user && { user }) }, payload);
  return <NavPlaces label="Settings" may={await gateOf(req)} payload={payload} places={PLACES} />;
};
