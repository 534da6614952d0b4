ALTER TABLE "inquiries" ADD COLUMN "asked" jsonb;--> statement-breakpoint
ALTER TABLE "inquiries" ADD COLUMN "sending" jsonb;