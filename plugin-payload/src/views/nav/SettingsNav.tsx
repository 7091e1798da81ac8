import { createLocalReq, type ServerProps } from 'payload';
import { mayRead } from '../parts/gate.js';
import { NavPlaces } from './NavPlaces.js';

const PLACES = [
  { id: 'consent', label: 'E-mail consent' },
  { id: 'senders', label: 'Senders' },
  { id: 'sending-limits', label: 'Sending limits' },
  { id: 'kept', label: 'What is kept' },
  { id: 'webhooks', label: 'Webhooks' },
];

/** The ways to the settings of the shop in the admin's navigation, for those who may go there. */
export const SettingsNav = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ ...(user && { user }) }, payload);
  return (await mayRead(req)) ? <NavPlaces label="Settings" payload={payload} places={PLACES} /> : null;
};
