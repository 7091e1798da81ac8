import type { RunningStore } from '@whenthen/example-stack/services/store';

/** Where requests go. */
type Shop = Pick<RunningStore, 'url' | 'seed'>;

/** Sends a request and returns the answer's body. @throws Error with the body when the status is 400 or above. */
export type Send = <Body>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<Body>;

const sender =
  (store: Shop, headers: Record<string, string>): Send =>
  async <Body>(method: string, path: string, body?: object) => {
    const response = await fetch(store.url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text) as Body;
  };

const keyOf = (store: Shop) => ({ 'x-publishable-api-key': store.seed.publishableKey });

/** Somebody in the shop who has not logged in. */
export const guest = (store: Shop): Send => sender(store, keyOf(store));

/** The admin whom the seed made. */
export const admin = async (store: Shop): Promise<Send> => {
  const login = { email: 'admin@example.com', password: 'supersecret' };
  const { token } = await sender(store, {})<{ token: string }>('POST', '/auth/user/emailpass', login);
  return sender(store, { authorization: `Bearer ${token}` });
};

/** Opens an account and is logged in to it. */
export const customer = async (store: Shop, email: string, firstName: string): Promise<Send> => {
  const login = { email, password: 'a-test-password' };
  const register = await guest(store)<{ token: string }>('POST', '/auth/customer/emailpass/register', login);
  const registering = sender(store, { ...keyOf(store), authorization: `Bearer ${register.token}` });
  await registering('POST', '/store/customers', { email, first_name: firstName });
  const { token } = await guest(store)<{ token: string }>('POST', '/auth/customer/emailpass', login);
  return sender(store, { ...keyOf(store), authorization: `Bearer ${token}` });
};
