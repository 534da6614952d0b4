import * as z from 'zod/mini';

/** Ids are UUIDs made by whoever makes the thing (version 7), branded so that one cannot stand for another. */
export const TeamId = z.uuid().brand<'TeamId'>();
export type TeamId = z.infer<typeof TeamId>;
export const MemberId = z.uuid().brand<'MemberId'>();
export type MemberId = z.infer<typeof MemberId>;
export const MailboxId = z.uuid().brand<'MailboxId'>();
export type MailboxId = z.infer<typeof MailboxId>;
export const InquiryId = z.uuid().brand<'InquiryId'>();
export type InquiryId = z.infer<typeof InquiryId>;
export const MessageId = z.uuid().brand<'MessageId'>();
export type MessageId = z.infer<typeof MessageId>;
export const CustomerId = z.uuid().brand<'CustomerId'>();
export type CustomerId = z.infer<typeof CustomerId>;
export const TemplateId = z.uuid().brand<'TemplateId'>();
export type TemplateId = z.infer<typeof TemplateId>;
export const NoteId = z.uuid().brand<'NoteId'>();
export type NoteId = z.infer<typeof NoteId>;
export const ActionId = z.uuid().brand<'ActionId'>();
export type ActionId = z.infer<typeof ActionId>;
