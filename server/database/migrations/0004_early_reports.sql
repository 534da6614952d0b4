CREATE TABLE "early_reports" (
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"rfc_message_ids" text[] NOT NULL,
	"recipients" text[] NOT NULL,
	"status" text,
	"reported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "early_reports_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
ALTER TABLE "early_reports" ADD CONSTRAINT "early_reports_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;