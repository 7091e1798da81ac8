import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sqliteAdapter } from '@payloadcms/db-sqlite';
import { formBuilderPlugin } from '@payloadcms/plugin-form-builder';
import { postToChat } from '@whenthen/example-custom-action';
import { whenThenPlugin } from '@whenthen/payload';
import { buildConfig } from 'payload';
import { settings } from './env';
import { forms } from './forms';
import { users } from './users';

const here = path.dirname(fileURLToPath(import.meta.url));

export default buildConfig({
  secret: settings.secret,
  telemetry: false,
  graphQL: { disable: true },
  // The schema comes from the migrations only, so that development and production have the same.
  db: sqliteAdapter({
    client: { url: `file:${settings.database}` },
    migrationDir: path.resolve(here, 'migrations'),
    autoIncrement: true,
    push: false,
  }),
  collections: [users],
  admin: {
    user: users.slug,
    avatar: 'default',
    meta: { titleSuffix: ' · Whenthen' },
    importMap: { baseDir: here },
  },
  typescript: { autoGenerate: false },
  plugins: [
    // Before Whenthen, which has its submissions start workflows.
    formBuilderPlugin(forms),
    whenThenPlugin({
      mongo: { uri: settings.mongoUri, ...(settings.mongoDatabase && { database: settings.mongoDatabase }) },
      worker: process.env['WHENTHEN_WORKER'] === 'true',
      ...(settings.smtp && { mail: { smtp: settings.smtp, from: settings.mailFrom } }),
      secret: settings.engineSecret,
      ...(settings.publicUrl && { publicUrl: settings.publicUrl }),
      // An action of our own: it stands on the canvas beside the others.
      actions: [postToChat(settings.chatUrl)],
      // Any website's form may post here: /api/whenthen/forms/signup
      forms: { signup: { name: 'Sign up on the website' } },
      timeScale: settings.timeScale,
      currency: 'USD',
      timeZone: 'America/New_York',
    }),
  ],
});
