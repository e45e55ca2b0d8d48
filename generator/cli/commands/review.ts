// holeproof review: a mail or patch in, the reply or a list of findings out.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareFindings, type Finding } from "../../finding/index.ts";
import { groupedBy, pushAll } from "../../lists/index.ts";
import { placeInTree } from "../../model/index.ts";
import { fixesOf, replyTo, Reviewer, type ReviewedMail, whyLeft } from "../../review/index.ts";
import { commitsOf } from "../commits.ts";
import { writeWhole } from "../destination.ts";
import { type FormatName, formatNamed } from "../formats.ts";
import { includeProblems } from "../include.ts";
import type { ExitCode, Io } from "../io.ts";
import { reasonOf } from "../inputs.ts";
import { borrowedNote, installedHeaders, installedRoot } from "../installed.ts";
import { notDefined } from "../not-defined.ts";
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
    return refuse("review needs a mail (- is standard input), or --git with a revision");
  if (options.output !== undefined && (name !== "reply" || options.fix === true))
    return refuse("--output is for replies");
  const earlier = options.output === undefined ? [] : repliesIn(options.output);
  if (earlier.length > 0)
    return refuse(`${options.output} holds ${earlier[0]} of an earlier run: name another folder`);
  let failed = false;
  const reviewed: Named[] = [];
  const tree = commits?.tree ?? (options.tree === undefined ? undefined : treeIn(options.tree));
  const reviewer = new Reviewer({ tree, installed: installedHeaders(installedRoot) });
  if (commits !== undefined) {
    // Commits that only rename files, or do nothing, are as well-formed as others.
    const { mails, refusal } = await reviewedIn(commits.name, commits.bytes, reviewer, io);
    if (refusal !== undefined) io.err(`holeproof: ${commits.name}: nothing to remark\n`);
    pushAll(reviewed, mails.map(inTree));
  }
  for (const path of paths) {
    const mails = await mailsOf(path, reviewer, io);
    if (mails === undefined) failed = true;
    else pushAll(reviewed, mails);
  }
  const text =
    options.fix === true
      ? writeFixes(reviewed, io)
      : format === undefined
        ? putReplies(writeReplies(reviewed, options.existing === true, io), options.output)
        : format.write(
            ordered(reviewed, options.existing === true),
            reviewed.reduce((sum, { review }) => sum + review.lines, 0),
          );
  if (text !== "") io.out(text);
  if (failed) return 2;
  const findings = reviewed.flatMap(({ review }) => review.findings);
  return findings.some((finding) => finding.level !== "advice") ? 1 : 0;
}

/** With the name of the input it came in. */
interface Named extends ReviewedMail {
  readonly path: string;
}

/**
 * The mails of one input that hold a patch; undefined, and a line on stderr, when there is none.
 */
async function mailsOf(
  path: string,
  reviewer: Reviewer,
  io: Io,
): Promise<readonly Named[] | undefined> {
  const name = path === "-" ? "<stdin>" : path;
  let bytes: Uint8Array;
  try {
    bytes = path === "-" ? await io.stdin() : readFileSync(path);
  } catch (error) {
    io.err(`holeproof: cannot read ${name}: ${reasonOf(error)}\n`);
    return undefined;
  }
  const { mails, refusal } = await reviewedIn(name, bytes, reviewer, io);
  if (refusal === undefined) return mails;
  io.err(`holeproof: ${name} ${refusal}\n`);
  return undefined;
}

async function reviewedIn(
  name: string,
  bytes: Uint8Array,
  reviewer: Reviewer,
  io: Io,
): Promise<{ readonly mails: readonly Named[]; readonly refusal?: string }> {
  const reviewed = await reviewer.review(bytes, name);
  for (const { review } of reviewed.mails)
    for (const path of review.borrowed) io.err(`holeproof: ${name}: ${borrowedNote(path)}\n`);
  for (const { review } of reviewed.mails)
    for (const path of review.copies) {
      const of = path.startsWith("tools/") ? path.slice(6) : "another tree's";
      io.err(`holeproof: ${name}: ${path} is a copy of ${of}, and not judged\n`);
    }
  const mails = reviewed.mails.map(({ mail, review }) => ({ path: name, mail, review }));
  return { ...reviewed, mails };
}

/** What is said of commits has its place in their files: nobody sees the mails made of them. */
function inTree({ path, mail, review }: Named): Named {
  const placed = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) =>
      Object.assign({}, finding, {
        span: Object.assign({}, finding.span, placeInTree(finding.span)),
      }),
    );
  const { findings, existing } = review;
  const moved = { findings: placed(findings), existing: placed(existing) };
  return { path, mail, review: Object.assign({}, review, moved) };
}

const ordered = (reviewed: readonly Named[], existing: boolean): readonly Finding[] =>
  reviewed.flatMap(({ review }) => [
    ...review.findings.toSorted(compareFindings),
    ...(existing ? review.existing : []),
  ]);

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

/** So many damaged places of a mail are told beside its reply. */
const damageMax = 8;

function writeReplies(reviewed: readonly Named[], existing: boolean, io: Io): readonly string[] {
  const replies: string[] = [];
  const silent: Named[] = [];
  for (const one of reviewed) {
    const { path, review } = one;
    for (const { span, message } of review.damage.slice(0, damageMax))
      io.err(`holeproof: ${span.file}:${span.line}: ${message}\n`);
    const more = review.damage.length - damageMax;
    if (more > 0)
      io.err(`holeproof: ${path}: ${more} more damaged; --format text names all of them\n`);
    const reply = replyTo(one, existing);
    if (reply !== "") replies.push(reply);
    else if (review.hasPatch) silent.push(one);
  }
  for (const [path, quiet] of groupedBy(silent, (one) => one.path)) {
    const all = reviewed.filter((one) => one.path === path && one.review.hasPatch).length;
    const part = quiet.length === all ? `${all}` : `${quiet.length} of ${all}`;
    const where = all === 1 ? "" : ` in ${part} patches`;
    io.err(`holeproof: ${path}: nothing to remark${where}${advised(quiet)}\n`);
    const unknown = notDefined(quiet.flatMap(({ review }) => review.unknown));
    if (unknown !== undefined) io.err(`holeproof: ${path}: ${unknown}\n`);
  }
  return replies;
}

function writeFixes(reviewed: readonly Named[], io: Io): string {
  const fixes = reviewed.map(({ path, review }) => {
    const { diff, left } = fixesOf(review.hunks);
    for (const { tag, why } of left)
      io.err(`holeproof: ${path}: no diff for ${tag}: ${whyLeft[why]}\n`);
    return diff;
  });
  return fixes.join("");
}

function advised(mails: readonly Named[]): string {
  const findings = mails.flatMap(({ review }) => review.findings);
  const count = findings.filter((finding) => finding.level === "advice").length;
  if (count === 0) return "";
  return `, ${count} ${count === 1 ? "piece" : "pieces"} of advice (see --format text)`;
}
