DROP INDEX "messages_places";--> statement-breakpoint
DROP INDEX "inquiries_given";--> statement-breakpoint
DROP INDEX "messages_gmail_thread";--> statement-breakpoint
DROP INDEX "messages_conversation";--> statement-breakpoint
DROP INDEX "messages_gmail";--> statement-breakpoint
CREATE INDEX "messages_uids" ON "messages" USING gin (jsonb_path_query_array("places", '$[*].uid') jsonb_path_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "inquiries_given" ON "inquiries" USING btree ("team_id","assignee_id","assigned_at") WHERE "inquiries"."assignee_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_gmail_thread" ON "messages" USING btree ("team_id",("gmail" ->> 'threadId')) WHERE "messages"."gmail" ->> 'threadId' is not null;--> statement-breakpoint
CREATE INDEX "messages_conversation" ON "messages" USING btree ("team_id","conversation") WHERE "messages"."conversation" is not null;--> statement-breakpoint
CREATE INDEX "messages_gmail" ON "messages" USING btree ("team_id",("gmail" ->> 'messageId')) WHERE "messages"."gmail" ->> 'messageId' is not null;