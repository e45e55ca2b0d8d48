// holeproof review: a mail or patch in, the reply or a list of findings out.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareFindings, type Finding } from "../../finding/index.ts";
import { placeInTree } from "../../model/index.ts";
import { type Mail, readMails } from "../../read/mail/index.ts";
import { writeReply } from "../../write/reply/index.ts";
import { catalogue } from "../../rules/index.ts";
import { commitsOf } from "../commits.ts";
import { writeWhole } from "../destination.ts";
import { type FormatName, formatNamed } from "../formats.ts";
import { includeProblems } from "../include.ts";
import type { ExitCode, Io } from "../io.ts";
import { reasonOf } from "../inputs.ts";
import { borrowedNote, installedRoot } from "../installed.ts";
import { fixesOf, whyLeft } from "../patch-fix.ts";
import type { BaseTexts } from "../patch-reading.ts";
import { type PatchReview, reviewPatch } from "../patch-review.ts";
import { Series } from "../series.ts";
import { treeIn } from "../tree.ts";

export interface ReviewOptions {
  /** `reply` when left out. */
  readonly format?: FormatName | "reply";
  /** A kernel tree to find included headers in. */
  readonly tree?: string;
  /** Tell as well what was wrong beside the patch's lines before it came. */
  readonly existing?: boolean;
  /** The corrected structs as a diff on top of the patch, instead of findings. */
  readonly fix?: boolean;
  /** A folder the replies go to, a file each, their names to stdout. */
  readonly output?: string;
  /** Commits of the repository the command runs in, instead of mails: a revision or a range. */
  readonly git?: string;
}

/** Reviews every mail of every input; advice alone does not count as findings. */
export async function review(
  paths: readonly string[],
  options: ReviewOptions,
  io: Io,
): Promise<ExitCode> {
  const name = options.format ?? "reply";
  const format = name === "reply" ? undefined : await formatNamed(name);
  const refuse = (message: string): ExitCode => {
    io.err(`holeproof: ${message}\n`);
    return 2;
  };
  const [problem] = includeProblems({ I: options.tree === undefined ? [] : [options.tree] });
  if (problem !== undefined) return refuse(problem);
  const commits = options.git === undefined ? undefined : commitsOf(options.git);
  if (typeof commits === "string") return refuse(commits);
  if (commits === undefined && paths.length === 0)
    return refuse("review needs a mail, or --git with a revision");
  if (options.output !== undefined && (name !== "reply" || options.fix === true))
    return refuse("--output is for replies");
  const earlier = options.output === undefined ? [] : repliesIn(options.output);
  if (earlier.length > 0)
    return refuse(`${options.output} holds ${earlier[0]} of an earlier run: name another folder`);
  let failed = false;
  const reviewed: ReviewedMail[] = [];
  const tree = commits?.tree ?? (options.tree === undefined ? undefined : treeIn(options.tree));
  // Files given one after the other are a series as much as the mails of one file.
  const base = { tree, installed: installedRoot, series: new Series(tree) };
  if (commits !== undefined) {
    const mails = await reviewedIn(commits.name, commits.bytes, base, io);
    if (mails === undefined) failed = true;
    else reviewed.push(...mails.map(inTree));
  }
  for (const path of paths) {
    const mails = await mailsOf(path, base, io);
    if (mails === undefined) failed = true;
    else reviewed.push(...mails);
  }
  const text =
    options.fix === true
      ? writeFixes(reviewed, io)
      : format === undefined
        ? putReplies(writeReplies(reviewed, options.existing === true, io), options.output)
        : format.write(
            ordered(reviewed, options.existing === true),
            reviewed.reduce((sum, { result }) => sum + result.lines, 0),
          );
  if (text !== "") io.out(text);
  if (failed) return 2;
  const findings = reviewed.flatMap(({ result }) => result.findings);
  return findings.some((finding) => finding.level !== "advice") ? 1 : 0;
}

interface ReviewedMail {
  readonly path: string;
  readonly mail: Mail;
  readonly result: PatchReview;
}

/**
 * The mails of one input that hold a patch; undefined, and a line on stderr, when there is none.
 */
async function mailsOf(
  path: string,
  base: BaseTexts,
  io: Io,
): Promise<readonly ReviewedMail[] | undefined> {
  const name = path === "-" ? "<stdin>" : path;
  let bytes: Uint8Array;
  try {
    bytes = path === "-" ? await io.stdin() : readFileSync(path);
  } catch (error) {
    io.err(`holeproof: cannot read ${name}: ${reasonOf(error)}\n`);
    return undefined;
  }
  return await reviewedIn(name, bytes, base, io);
}

async function reviewedIn(
  name: string,
  bytes: Uint8Array,
  base: BaseTexts,
  io: Io,
): Promise<readonly ReviewedMail[] | undefined> {
  const refuse = (why: string): undefined => {
    io.err(`holeproof: ${name} ${why}\n`);
    return undefined;
  };
  const mailbox = await readMails(bytes);
  if (mailbox.refusal !== undefined) return refuse(mailbox.refusal);
  const reviewed: ReviewedMail[] = [];
  let patched = false;
  for (const mail of mailbox.mails) {
    const result = reviewPatch(mail, name, base);
    if (mail.isHtml === true && !result.hasPatch)
      return refuse("has its text as HTML only: patches are read from plain text");
    patched ||= result.hasPatch;
    for (const path of result.borrowed) io.err(`holeproof: ${name}: ${borrowedNote(path)}\n`);
    reviewed.push({ path: name, mail, result });
  }
  return patched ? reviewed : refuse("holds no patch");
}

/** What is said of commits has its place in their files: nobody sees the mails made of them. */
function inTree({ path, mail, result }: ReviewedMail): ReviewedMail {
  const placed = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) =>
      Object.assign({}, finding, {
        span: Object.assign({}, finding.span, placeInTree(finding.span)),
      }),
    );
  const { findings, existing } = result;
  const moved = { findings: placed(findings), existing: placed(existing) };
  return { path, mail, result: Object.assign({}, result, moved) };
}

const ordered = (reviewed: readonly ReviewedMail[], existing: boolean): readonly Finding[] =>
  reviewed.flatMap(({ result }) => [
    ...result.findings.toSorted(compareFindings),
    ...(existing ? result.existing : []),
  ]);

const ranks = new Map(catalogue.map((rule, index) => [rule.id, index]));

/** What mbox puts before each of several mails; the date is the one git format-patch uses. */
const mboxLine = "From mboxrd@z Mon Sep 17 00:00:00 2001\n";

const isReply = /^\d{4,}\.eml$/;

/** What an earlier run left in a folder: sent along with ours, or edited since. */
function repliesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => isReply.test(name))
    .toSorted();
}

/** One mail as it is, several as a mailbox; or each in a file of a folder, and their names. */
function putReplies(replies: readonly string[], folder: string | undefined): string {
  if (folder === undefined)
    return replies.length > 1
      ? replies.map((text) => `${mboxLine}${text}`).join("\n")
      : replies.join("");
  return replies
    .map((text, at) => {
      const path = join(folder, `${String(at + 1).padStart(4, "0")}.eml`);
      writeWhole(path, text);
      return `${path}\n`;
    })
    .join("");
}

function writeReplies(
  reviewed: readonly ReviewedMail[],
  existing: boolean,
  io: Io,
): readonly string[] {
  const replies: string[] = [];
  for (const { path, mail, result } of reviewed) {
    for (const { span, message } of result.damage)
      io.err(`holeproof: ${span.file}:${span.line}: ${message}\n`);
    const order = (rule: string): number => ranks.get(rule) ?? Infinity;
    const beside = existing ? result.existing : [];
    const reply = writeReply(mail.headers, result.hunks, order, beside);
    if (reply !== "") replies.push(reply);
    else if (result.hasPatch) io.err(`holeproof: ${path}: nothing to remark${advised(result)}\n`);
  }
  return replies;
}

function writeFixes(reviewed: readonly ReviewedMail[], io: Io): string {
  const fixes = reviewed.map(({ path, result }) => {
    const { diff, left } = fixesOf(result.hunks);
    for (const { tag, why } of left)
      io.err(`holeproof: ${path}: no diff for ${tag}: ${whyLeft[why]}\n`);
    return diff;
  });
  return fixes.join("");
}

function advised({ findings }: PatchReview): string {
  const count = findings.filter((finding) => finding.level === "advice").length;
  if (count === 0) return "";
  return `, ${count} ${count === 1 ? "piece" : "pieces"} of advice (see --format text)`;
}
