CREATE TABLE "anchor_sets" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"webmail" text NOT NULL,
	"version" integer NOT NULL,
	"anchors" jsonb NOT NULL,
	"note" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by" uuid NOT NULL,
	"is_active" boolean NOT NULL,
	CONSTRAINT "anchor_sets_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
ALTER TABLE "anchor_sets" ADD CONSTRAINT "anchor_sets_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "anchor_sets_seq" ON "anchor_sets" USING btree ("team_id","seq");