CREATE TABLE "anchor_reports" (
	"team_id" uuid NOT NULL,
	"webmail" text NOT NULL,
	"reporter" uuid NOT NULL,
	"version" text NOT NULL,
	"anchor_version" integer,
	"missing" jsonb NOT NULL,
	"hits" jsonb NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "anchor_reports_team_id_webmail_reporter_pk" PRIMARY KEY("team_id","webmail","reporter")
);
--> statement-breakpoint
ALTER TABLE "anchor_reports" ADD CONSTRAINT "anchor_reports_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;