import type { MedusaContainer } from '@medusajs/framework/types';
import { Modules } from '@medusajs/framework/utils';
import { createUsersWorkflow } from '@medusajs/medusa/core-flows';

/**
 * Makes the user who logs in to the admin, unless there is one with that address.
 * @throws Error when the address has a login already that belongs to nobody.
 */
export const ensureAdminUser = async (container: MedusaContainer, email: string, password: string): Promise<void> => {
  const [known] = await container.resolve(Modules.USER).listUsers({ email });
  if (known) return;
  const auth = container.resolve(Modules.AUTH);
  const { authIdentity, error } = await auth.register('emailpass', { body: { email, password } });
  if (!authIdentity)
    throw new Error(`The admin's login ${email} could not be made: ${error}. Choose another ADMIN_EMAIL.`);
  const { result } = await createUsersWorkflow(container).run({ input: { users: [{ email }] } });
  await auth.updateAuthIdentities({ id: authIdentity.id, app_metadata: { user_id: result[0]!.id } });
};
