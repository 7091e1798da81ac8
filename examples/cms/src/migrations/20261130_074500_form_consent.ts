import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`forms\` ADD \`whenthen_consent_topic\` text;`)
  await db.run(sql`ALTER TABLE \`forms\` ADD \`whenthen_consent_words\` text;`)
  await db.run(sql`ALTER TABLE \`forms\` ADD \`whenthen_consent_input\` text;`)
  await db.run(sql`ALTER TABLE \`forms\` ADD \`whenthen_consent_confirm\` integer DEFAULT true;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`forms\` DROP COLUMN \`whenthen_consent_topic\`;`)
  await db.run(sql`ALTER TABLE \`forms\` DROP COLUMN \`whenthen_consent_words\`;`)
  await db.run(sql`ALTER TABLE \`forms\` DROP COLUMN \`whenthen_consent_input\`;`)
  await db.run(sql`ALTER TABLE \`forms\` DROP COLUMN \`whenthen_consent_confirm\`;`)
}
