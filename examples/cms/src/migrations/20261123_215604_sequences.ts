import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`sequences_emails\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` integer NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`amount\` numeric DEFAULT 0,
  	\`unit\` text DEFAULT 'days',
  	\`template_id\` integer,
  	FOREIGN KEY (\`template_id\`) REFERENCES \`email_templates\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`sequences\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`sequences_emails_order_idx\` ON \`sequences_emails\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`sequences_emails_parent_id_idx\` ON \`sequences_emails\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`sequences_emails_template_idx\` ON \`sequences_emails\` (\`template_id\`);`)
  await db.run(sql`CREATE TABLE \`sequences\` (
  	\`id\` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  	\`name\` text,
  	\`stop_tag\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft'
  );
  `)
  await db.run(sql`CREATE INDEX \`sequences_updated_at_idx\` ON \`sequences\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`sequences_created_at_idx\` ON \`sequences\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`sequences__status_idx\` ON \`sequences\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`_sequences_v_version_emails\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` integer NOT NULL,
  	\`id\` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  	\`amount\` numeric DEFAULT 0,
  	\`unit\` text DEFAULT 'days',
  	\`template_id\` integer,
  	\`_uuid\` text,
  	FOREIGN KEY (\`template_id\`) REFERENCES \`email_templates\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_sequences_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_sequences_v_version_emails_order_idx\` ON \`_sequences_v_version_emails\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_sequences_v_version_emails_parent_id_idx\` ON \`_sequences_v_version_emails\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_sequences_v_version_emails_template_idx\` ON \`_sequences_v_version_emails\` (\`template_id\`);`)
  await db.run(sql`CREATE TABLE \`_sequences_v\` (
  	\`id\` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  	\`parent_id\` integer,
  	\`version_name\` text,
  	\`version_stop_tag\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`sequences\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_sequences_v_parent_idx\` ON \`_sequences_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_sequences_v_version_version_updated_at_idx\` ON \`_sequences_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_sequences_v_version_version_created_at_idx\` ON \`_sequences_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_sequences_v_version_version__status_idx\` ON \`_sequences_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_sequences_v_created_at_idx\` ON \`_sequences_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_sequences_v_updated_at_idx\` ON \`_sequences_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_sequences_v_latest_idx\` ON \`_sequences_v\` (\`latest\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`sequences_id\` integer REFERENCES sequences(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_sequences_id_idx\` ON \`payload_locked_documents_rels\` (\`sequences_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`sequences_emails\`;`)
  await db.run(sql`DROP TABLE \`sequences\`;`)
  await db.run(sql`DROP TABLE \`_sequences_v_version_emails\`;`)
  await db.run(sql`DROP TABLE \`_sequences_v\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` integer NOT NULL,
  	\`path\` text NOT NULL,
  	\`users_id\` integer,
  	\`workflows_id\` integer,
  	\`email_templates_id\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`workflows_id\`) REFERENCES \`workflows\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`email_templates_id\`) REFERENCES \`email_templates\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "users_id", "workflows_id", "email_templates_id") SELECT "id", "order", "parent_id", "path", "users_id", "workflows_id", "email_templates_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_workflows_id_idx\` ON \`payload_locked_documents_rels\` (\`workflows_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_email_templates_id_idx\` ON \`payload_locked_documents_rels\` (\`email_templates_id\`);`)
}
