import { createLocalReq, type ServerProps } from 'payload';
import { StatusControl } from '../../status/StatusControl.js';
import { mayCall } from '../parts/gate.js';

/** The status of the open workflow, with its buttons for those who may press them. */
export const StatusOfDocument = async ({ payload, user }: ServerProps) => {
  const req = await createLocalReq({ ...(user && { user }) }, payload);
  return <StatusControl change={await mayCall(req, 'POST /workflows/:id/status')} />;
};
