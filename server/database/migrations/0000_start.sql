CREATE TABLE "attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"resets_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "device_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"device_code" text NOT NULL,
	"user_code" text NOT NULL,
	"user_id" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"last_polled_at" timestamp (3) with time zone,
	"polling_interval" integer,
	"client_id" text,
	"scope" text,
	"user_agent" text,
	CONSTRAINT "device_codes_device_code_unique" UNIQUE("device_code"),
	CONSTRAINT "device_codes_user_code_unique" UNIQUE("user_code")
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"team_id" uuid,
	"role" text,
	"address" text,
	"member_id" uuid,
	"made_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "logins" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"team_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email"),
	CONSTRAINT "people_member_id_unique" UNIQUE("member_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text DEFAULT 'page' NOT NULL,
	"user_agent" text,
	"ip_address" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "two_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	CONSTRAINT "two_factors_user_id_unique" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"address" text NOT NULL,
	"aliases" text[] NOT NULL,
	"name" text NOT NULL,
	"view_hours" integer NOT NULL,
	"reply_hours" integer NOT NULL,
	"acknowledgement" jsonb NOT NULL,
	"authserv_id" text,
	"self_check" boolean NOT NULL,
	"active" boolean NOT NULL,
	"connected" boolean NOT NULL,
	"trouble" jsonb,
	CONSTRAINT "mailboxes_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"name" text NOT NULL,
	"variants" jsonb NOT NULL,
	"fallback" text NOT NULL,
	CONSTRAINT "templates_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"addresses" text[] NOT NULL,
	"company" text,
	"country" text,
	"time_zone" text,
	"language" text,
	"country_evidence" text,
	"phone" text,
	"website" text,
	"owner_id" uuid,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customers_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "inquiries" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"snippet" text NOT NULL,
	"language" text,
	"product" text,
	"quantity" text,
	"channel" text NOT NULL,
	"channel_evidence" text,
	"warnings" jsonb NOT NULL,
	"tags" text[] NOT NULL,
	"priority" text NOT NULL,
	"hours" jsonb,
	"routing" jsonb,
	"acknowledgement" jsonb,
	"stage" text NOT NULL,
	"assignee_id" uuid,
	"assigned_at" timestamp (3) with time zone,
	"assigned_by" uuid,
	"stand_in_for" uuid,
	"received_at" timestamp (3) with time zone NOT NULL,
	"clock_from" timestamp (3) with time zone NOT NULL,
	"view_by" timestamp (3) with time zone,
	"reply_by" timestamp (3) with time zone,
	"viewed_at" timestamp (3) with time zone,
	"viewed_by" uuid,
	"answer" jsonb,
	"handoff" jsonb,
	"outcome" text,
	"closed_at" timestamp (3) with time zone,
	"closed_by" uuid,
	"merged_into" uuid,
	"last_message_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inquiries_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"inquiry_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "notes_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"team_id" uuid NOT NULL,
	"action_id" uuid NOT NULL,
	"outcome" jsonb NOT NULL,
	CONSTRAINT "answers_team_id_action_id_pk" PRIMARY KEY("team_id","action_id")
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"action_id" uuid NOT NULL,
	"action" text NOT NULL,
	"inquiry_id" uuid,
	"payload_digest" text NOT NULL,
	"previous" text NOT NULL,
	CONSTRAINT "entries_team_id_seq_pk" PRIMARY KEY("team_id","seq")
);
--> statement-breakpoint
CREATE TABLE "payloads" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"salt" text NOT NULL,
	"action" jsonb NOT NULL,
	"detail" jsonb NOT NULL,
	CONSTRAINT "payloads_team_id_seq_pk" PRIMARY KEY("team_id","seq")
);
--> statement-breakpoint
CREATE TABLE "tombstones" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"table_name" text NOT NULL,
	"id" text NOT NULL,
	CONSTRAINT "tombstones_team_id_table_name_id_pk" PRIMARY KEY("team_id","table_name","id")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"mailbox_id" uuid,
	"member_id" uuid,
	"address" text NOT NULL,
	"username" text NOT NULL,
	"imap" jsonb NOT NULL,
	"smtp" jsonb,
	"provider" text,
	"consent_by" text,
	"secret" text NOT NULL,
	"sent_folder" text,
	"connected_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"mailbox_id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"trouble" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"inquiry_id" uuid NOT NULL,
	"state" text NOT NULL,
	"how" text,
	"address" text NOT NULL,
	"rfc_message_id" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deliveries_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "folders" (
	"account_id" uuid NOT NULL,
	"path" text NOT NULL,
	"uid_validity" bigint NOT NULL,
	"last_uid" bigint NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"looked_at" timestamp (3) with time zone NOT NULL,
	"waiting" integer NOT NULL,
	"last_mail_at" timestamp (3) with time zone,
	CONSTRAINT "folders_account_id_path_pk" PRIMARY KEY("account_id","path")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "self_checks" (
	"mailbox_id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"rfc_message_id" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "members" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"initials" text NOT NULL,
	"address" text NOT NULL,
	"title" text,
	"region" text,
	"language" text NOT NULL,
	"role" text NOT NULL,
	"connected" boolean NOT NULL,
	"absences" jsonb NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "members_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"inquiry_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"rfc_message_id" text,
	"in_reply_to" text,
	"reference_ids" text[] NOT NULL,
	"from_address" jsonb,
	"to_addresses" jsonb NOT NULL,
	"cc_addresses" jsonb NOT NULL,
	"recipients" integer NOT NULL,
	"subject" text NOT NULL,
	"snippet" text NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone NOT NULL,
	"attachments" jsonb NOT NULL,
	"places" jsonb NOT NULL,
	"gmail" jsonb,
	"conversation" text,
	"authentication" jsonb,
	"reply" jsonb,
	"keys" text[] NOT NULL,
	CONSTRAINT "messages_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"channel" text NOT NULL,
	"active" boolean NOT NULL,
	"match" jsonb NOT NULL,
	"labels" jsonb NOT NULL,
	"buyer_address" text NOT NULL,
	"may_acknowledge" boolean NOT NULL,
	CONSTRAINT "profiles_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "rosters" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"time_zone" text NOT NULL,
	"weekdays" jsonb NOT NULL,
	"exceptions" jsonb NOT NULL,
	CONSTRAINT "rosters_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "rules" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"active" boolean NOT NULL,
	"conditions" jsonb NOT NULL,
	"effects" jsonb NOT NULL,
	"goes_on" boolean NOT NULL,
	CONSTRAINT "rules_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"visibility" text NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"head" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "device_codes" ADD CONSTRAINT "device_codes_user_id_people_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logins" ADD CONSTRAINT "logins_user_id_people_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_people_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factors" ADD CONSTRAINT "two_factors_user_id_people_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payloads" ADD CONSTRAINT "payloads_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tombstones" ADD CONSTRAINT "tombstones_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "folders" ADD CONSTRAINT "folders_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_checks" ADD CONSTRAINT "self_checks_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rosters" ADD CONSTRAINT "rosters_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rules" ADD CONSTRAINT "rules_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "links_team" ON "links" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "logins_user" ON "logins" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "mailboxes_seq" ON "mailboxes" USING btree ("team_id","seq");--> statement-breakpoint
CREATE INDEX "templates_seq" ON "templates" USING btree ("team_id","seq");--> statement-breakpoint
CREATE INDEX "customers_seq" ON "customers" USING btree ("team_id","seq");--> statement-breakpoint
CREATE INDEX "customers_addresses" ON "customers" USING gin ("addresses") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "inquiries_seq" ON "inquiries" USING btree ("team_id","seq");--> statement-breakpoint
CREATE INDEX "inquiries_customer" ON "inquiries" USING btree ("team_id","customer_id");--> statement-breakpoint
CREATE INDEX "inquiries_received" ON "inquiries" USING btree ("team_id","received_at");--> statement-breakpoint
CREATE INDEX "inquiries_given" ON "inquiries" USING btree ("team_id","assignee_id","assigned_at");--> statement-breakpoint
CREATE INDEX "inquiries_held" ON "inquiries" USING btree ("team_id","assignee_id") WHERE "inquiries"."stage" <> 'closed';--> statement-breakpoint
CREATE INDEX "inquiries_lent" ON "inquiries" USING btree ("team_id","stand_in_for") WHERE "inquiries"."stand_in_for" is not null;--> statement-breakpoint
CREATE INDEX "notes_seq" ON "notes" USING btree ("team_id","seq");--> statement-breakpoint
CREATE INDEX "notes_inquiry" ON "notes" USING btree ("team_id","inquiry_id");--> statement-breakpoint
CREATE INDEX "entries_inquiry" ON "entries" USING btree ("team_id","inquiry_id");--> statement-breakpoint
CREATE INDEX "tombstones_seq" ON "tombstones" USING btree ("team_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_mailbox" ON "accounts" USING btree ("mailbox_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_member" ON "accounts" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "accounts_team" ON "accounts" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "deliveries_inquiry" ON "deliveries" USING btree ("inquiry_id");--> statement-breakpoint
CREATE INDEX "deliveries_address" ON "deliveries" USING btree ("team_id","kind","address","updated_at");--> statement-breakpoint
CREATE INDEX "members_seq" ON "members" USING btree ("team_id","seq");--> statement-breakpoint
CREATE INDEX "members_address" ON "members" USING btree ("address");--> statement-breakpoint
CREATE INDEX "messages_seq" ON "messages" USING btree ("team_id","seq");--> statement-breakpoint
CREATE INDEX "messages_inquiry" ON "messages" USING btree ("team_id","inquiry_id");--> statement-breakpoint
CREATE INDEX "messages_rfc_id" ON "messages" USING btree ("team_id","rfc_message_id");--> statement-breakpoint
CREATE INDEX "messages_gmail_thread" ON "messages" USING btree ("team_id",("gmail" ->> 'threadId'));--> statement-breakpoint
CREATE INDEX "messages_conversation" ON "messages" USING btree ("team_id","conversation");--> statement-breakpoint
CREATE INDEX "messages_gmail" ON "messages" USING btree ("team_id",("gmail" ->> 'messageId'));--> statement-breakpoint
CREATE INDEX "messages_places" ON "messages" USING gin ("places" jsonb_path_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "messages_keys" ON "messages" USING gin ("keys") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "profiles_seq" ON "profiles" USING btree ("team_id","seq");--> statement-breakpoint
CREATE INDEX "rosters_seq" ON "rosters" USING btree ("team_id","seq");--> statement-breakpoint
CREATE INDEX "rules_seq" ON "rules" USING btree ("team_id","seq");