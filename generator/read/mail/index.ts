/**
 * Mail: bytes of a mail, mbox, patch or quoted reply to the lines a patch adds and the files they
 * belong to, every line with its place in the input.
 *
 * Comes in: bytes. Goes out: mails, patches, and texts for the C reader, with findings about
 * damage. Never here: C, a judgement, or an exception for bad input; a reviewer's own words are
 * never part of a patch.
 */
export type { BodyLine } from "./body-line.ts";
export { readMails } from "./mail.ts";
export type { Mail, Mailbox, MailHeaders } from "./mail.ts";
export type { Hunk, Patch, PatchFile, PatchLine } from "./patch.ts";
export { readPatch } from "./patch-reader.ts";
export { declaresRecord, isDocument, isProgram, recordsIn } from "./shown-record.ts";
export { sourcesOf, unseenMember } from "./source.ts";
export type { PatchSource } from "./source.ts";
