const { defineConfig } = require('@medusajs/framework/utils');
const { loyaltyPoints, postToChat, tierReached } = require('@whenthen/example-custom-action');

const env = process.env;
const port = env.PORT || '9000';
const url = env.STORE_URL || `http://localhost:${port}`;

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: env.DATABASE_URL || 'postgres://postgres:postgres@localhost:5432/whenthen-store',
    http: {
      storeCors: env.STORE_CORS || 'http://localhost:8000',
      adminCors: env.ADMIN_CORS || url,
      authCors: env.AUTH_CORS || url,
      jwtSecret: env.JWT_SECRET || 'development-only',
      cookieSecret: env.COOKIE_SECRET || 'development-only',
    },
  },
  admin: { disable: true },
  plugins: [
    {
      resolve: '@whenthen/medusa',
      options: {
        mongo: {
          uri: env.MONGODB_URI || 'mongodb://127.0.0.1:27017',
          database: env.MONGODB_DB || 'whenthen',
        },
        worker: env.WHENTHEN_WORKER !== 'false',
        ...(env.SMTP_URL && {
          mail: { smtp: env.SMTP_URL, from: env.MAIL_FROM || 'Harbour & Pine <hello@example.com>' },
        }),
        ...(env.WHENTHEN_TIME_SCALE && { timeScale: Number(env.WHENTHEN_TIME_SCALE) }),
        ...(env.WHENTHEN_RECONCILE_MS && { reconcile: { everyMs: Number(env.WHENTHEN_RECONCILE_MS) } }),
        // An action, a condition and a trigger of our own, which the CMS shows on its canvas.
        actions: [postToChat(env.CHAT_URL || 'https://chat.example.com/hooks/team')],
        conditions: [loyaltyPoints(env.LOYALTY_URL || 'https://loyalty.example.com/points')],
        triggers: [tierReached],
        // Any website's form may post here: /whenthen/forms/signup
        forms: { signup: { name: 'Sign up on the website' } },
        // Webhooks to programs on this machine, for the demonstration.
        ...(env.WHENTHEN_PRIVATE_WEBHOOKS === 'true' && { webhooks: { allowPrivateAddresses: true } }),
        // Signs the links to unsubscribe, which lead to this store.
        secret: env.WHENTHEN_SECRET || 'only-for-trying-it-out-set-WHENTHEN_SECRET',
        publicUrl: url,
        postalAddress: 'Harbour & Pine, 1 Quay Street, Portsmouth NH 03801',
        currency: 'USD',
        timeZone: 'America/New_York',
        storefrontUrl: env.STOREFRONT_URL || 'http://localhost:8000',
      },
    },
  ],
});
