import type { PayloadRequest } from 'payload';

/** Who sends a request, as the engine records it. */
export const staffOf = (req: PayloadRequest): string => req.user?.email ?? 'staff';
