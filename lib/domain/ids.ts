import * as z from 'zod/mini';

/** Read in either case and kept in lower case (RFC 9562 §4), so that equal ids are equal text. */
const uuid = () => z.uuid().check(z.toLowerCase());

/** Ids are UUIDs made by whoever makes the thing (version 7), branded so that one cannot stand for another. */
export const TeamId = uuid().brand<'TeamId'>();
export type TeamId = z.infer<typeof TeamId>;
export const MemberId = uuid().brand<'MemberId'>();
export type MemberId = z.infer<typeof MemberId>;
export const MailboxId = uuid().brand<'MailboxId'>();
export type MailboxId = z.infer<typeof MailboxId>;
export const InquiryId = uuid().brand<'InquiryId'>();
export type InquiryId = z.infer<typeof InquiryId>;
export const MessageId = uuid().brand<'MessageId'>();
export type MessageId = z.infer<typeof MessageId>;
export const CustomerId = uuid().brand<'CustomerId'>();
export type CustomerId = z.infer<typeof CustomerId>;
export const TemplateId = uuid().brand<'TemplateId'>();
export type TemplateId = z.infer<typeof TemplateId>;
export const NoteId = uuid().brand<'NoteId'>();
export type NoteId = z.infer<typeof NoteId>;
export const RuleId = uuid().brand<'RuleId'>();
export type RuleId = z.infer<typeof RuleId>;
export const ProfileId = uuid().brand<'ProfileId'>();
export type ProfileId = z.infer<typeof ProfileId>;
export const AnchorSetId = uuid().brand<'AnchorSetId'>();
export type AnchorSetId = z.infer<typeof AnchorSetId>;
export const AbsenceId = uuid().brand<'AbsenceId'>();
export type AbsenceId = z.infer<typeof AbsenceId>;
export const ActionId = uuid().brand<'ActionId'>();
export type ActionId = z.infer<typeof ActionId>;
