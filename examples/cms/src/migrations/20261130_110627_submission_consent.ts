import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`form_submissions\` ADD \`whenthen_asked_noted\` integer;`)
  await db.run(sql`ALTER TABLE \`form_submissions\` ADD \`whenthen_asked_topic\` text;`)
  await db.run(sql`ALTER TABLE \`form_submissions\` ADD \`whenthen_asked_words\` text;`)
  await db.run(sql`ALTER TABLE \`form_submissions\` ADD \`whenthen_asked_input\` text;`)
  await db.run(sql`ALTER TABLE \`form_submissions\` ADD \`whenthen_asked_confirm\` integer;`)
  await db.run(sql`ALTER TABLE \`form_submissions\` ADD \`whenthen_asked_ip\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`form_submissions\` DROP COLUMN \`whenthen_asked_noted\`;`)
  await db.run(sql`ALTER TABLE \`form_submissions\` DROP COLUMN \`whenthen_asked_topic\`;`)
  await db.run(sql`ALTER TABLE \`form_submissions\` DROP COLUMN \`whenthen_asked_words\`;`)
  await db.run(sql`ALTER TABLE \`form_submissions\` DROP COLUMN \`whenthen_asked_input\`;`)
  await db.run(sql`ALTER TABLE \`form_submissions\` DROP COLUMN \`whenthen_asked_confirm\`;`)
  await db.run(sql`ALTER TABLE \`form_submissions\` DROP COLUMN \`whenthen_asked_ip\`;`)
}
