import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`email_templates\` ADD \`sender\` text;`)
  await db.run(sql`ALTER TABLE \`_email_templates_v\` ADD \`version_sender\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`email_templates\` DROP COLUMN \`sender\`;`)
  await db.run(sql`ALTER TABLE \`_email_templates_v\` DROP COLUMN \`version_sender\`;`)
}
