// Holds the findings against what reviewers wrote: the labels of the review corpus.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../../../generator/finding/index.ts";
import { checkHeader } from "../../../generator/cli/header-check.ts";
import { installedHeaders, installedRoot } from "../../../generator/cli/installed.ts";
import { Reviewer } from "../../../generator/review/index.ts";
import { misses } from "./misses.ts";

export const corpus: string = join(import.meta.dirname, "../../../../shared/corpus/reviews");

interface Label {
  readonly struct: string;
  readonly field: string;
  readonly rules: readonly string[];
  readonly mechanical: boolean;
  readonly input_origin: string;
}

interface Entry {
  readonly id: string;
  readonly kind: "review" | "clean";
  readonly subject: string;
  readonly findings?: readonly Label[];
  readonly input: string;
  readonly raw: string;
}

/** One labelled (struct, member, rule). */
export interface Want {
  readonly id: string;
  readonly record: string;
  readonly member: string;
  readonly rule: string;
  readonly mechanical: boolean;
  /** `exact`; `beside` when the rule spoke of the neighbouring member; else not found. */
  readonly found: "exact" | "beside" | "none";
}

export interface Score {
  readonly wants: readonly Want[];
  /** Findings on reviewed structs that no label speaks of. */
  readonly unmatched: readonly (Finding & { readonly id: string })[];
  readonly structs: number;
  /** Errors and warnings on accepted patches, from headers and from mails. */
  readonly onAccepted: readonly (Finding & { readonly id: string })[];
}

export function hasCorpus(): boolean {
  return existsSync(join(corpus, "index.json"));
}

/** What is judged: the proposed structs as a header, or the reviewer's mail that quotes them. */
export type Input = "headers" | "mails";

export async function scoreReviews(input: Input = "headers"): Promise<Score> {
  const index = JSON.parse(readFileSync(join(corpus, "index.json"), "utf8")) as {
    readonly entries: readonly Entry[];
  };
  const wants: Want[] = [];
  const unmatched: (Finding & { readonly id: string })[] = [];
  const onAccepted: (Finding & { readonly id: string })[] = [];
  let structs = 0;
  for (const entry of index.entries) {
    const { id } = entry;
    const path = join(corpus, entry.input);
    const text = readFileSync(path, "utf8");
    const { findings: inHeader } = checkHeader(path, text);
    const mailed = await mailFindings(join(corpus, entry.raw));
    const labelled = new Set((entry.findings ?? []).map((label) => label.struct));
    const findings =
      input === "headers"
        ? inHeader
        : mailed.filter(({ record }) => record !== undefined && labelled.has(record));
    if (entry.kind === "clean") {
      const serious = [...inHeader, ...mailed].filter(({ level }) => level !== "advice");
      onAccepted.push(...serious.map((finding) => Object.assign({ id }, finding)));
      continue;
    }
    structs += text.match(/^\s*(?:struct|union)\s+\w+\s*\{/gm)?.length ?? 0;
    const matched = new Set<Finding>();
    for (const label of entry.findings ?? [])
      for (const rule of label.rules) wants.push(held(id, label, rule, findings, matched));
    unmatched.push(
      ...findings.filter((one) => !matched.has(one)).map((one) => Object.assign({ id }, one)),
    );
  }
  return { wants, unmatched, structs, onAccepted };
}

const installed = installedHeaders(installedRoot);

async function mailFindings(path: string): Promise<readonly Finding[]> {
  const { mails } = await new Reviewer({ installed }).review(readFileSync(path), path);
  return mails.flatMap(({ review }) => review.findings);
}

function held(
  id: string,
  label: Label,
  rule: string,
  findings: readonly Finding[],
  matched: Set<Finding>,
): Want {
  const same = findings.filter((one) => one.record === label.struct && one.rule === rule);
  const exact = same.find((one) => one.member === label.field);
  // Reviewers name the member before a hole about as often as the one behind it.
  const named = `'${label.field}'`;
  const beside = same.find((one) => one.message.includes(named));
  const found = exact ?? beside;
  if (found !== undefined) matched.add(found);
  return {
    id,
    record: label.struct,
    member: label.field,
    rule,
    mechanical: label.mechanical,
    found: exact !== undefined ? "exact" : beside !== undefined ? "beside" : "none",
  };
}

/** How many (struct, member) labels have one of their rules exactly, and with neighbours. */
function labels(wants: readonly Want[]): string {
  const best = new Map<string, number>();
  for (const { id, record, member, found } of wants) {
    const key = `${id} ${record} ${member}`;
    const rank = found === "exact" ? 2 : found === "beside" ? 1 : 0;
    best.set(key, Math.max(best.get(key) ?? 0, rank));
  }
  const ranks = [...best.values()];
  const least = (rank: number): number => ranks.filter((each) => each >= rank).length;
  const share = (rank: number): string => ((100 * least(rank)) / ranks.length).toFixed(1);
  return `${ranks.length}, exact ${share(2)} %, with neighbours ${share(1)} %`;
}

const nameOf = ({ record, member, rule }: Want): string => `${record}.${member} ${rule}`;

/** What somebody who looked at it found. */
function whyMissed(want: Want): string {
  return misses[nameOf(want)] ?? "nobody looked yet";
}

/** Misses nobody has explained. */
export function unexplained({ wants }: Score): readonly string[] {
  return wants
    .filter((want) => want.found !== "exact" && misses[nameOf(want)] === undefined)
    .map(nameOf);
}

/** The score as a person reads it. */
export function told({ wants, unmatched, structs, onAccepted }: Score): string {
  const mechanical = wants.filter((want) => want.mechanical);
  const count = (found: Want["found"]): number =>
    mechanical.filter((want) => want.found === found).length;
  const percent = (part: number): string => `${((100 * part) / mechanical.length).toFixed(1)} %`;
  const lines = [
    `labels ${mechanical.length} (mechanical), exact ${percent(count("exact"))}, ` +
      `with neighbours ${percent(count("exact") + count("beside"))}`,
    `labels met by one of their rules: ${labels(mechanical)}`,
    ...wants
      .filter((want) => want.found !== "exact")
      .map((want) => `  ${want.found} ${want.id} ${nameOf(want)}: ${whyMissed(want)}`),
    `unmatched ${unmatched.length} on ${structs} structs`,
    ...unmatched.map(
      (one) => `  ${one.id} ${one.record}.${one.member} ${one.rule} ${one.level}: ${one.message}`,
    ),
    `errors and warnings on accepted patches ${onAccepted.length}`,
    ...onAccepted.map(
      (one) => `  ${one.id} ${one.record}.${one.member} ${one.rule} ${one.level}: ${one.message}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}
