// holeproof compare: what the users of an older edition would notice of a newer one.
import { onTargets } from "../../finding/index.ts";
import {
  changeKinds,
  type Comparison,
  compareEditions,
  type RecordChange,
} from "../../contract/index.ts";
import { type Target, targetsMatching } from "../../targets/index.ts";
import { writeText } from "../../write/text.ts";
import { sideOf } from "../editions.ts";
import { includeProblems, type IncludeOptions } from "../include.ts";
import type { ExitCode, Io } from "../io.ts";
import { Progress } from "../progress.ts";

export interface CompareOptions extends IncludeOptions {
  readonly format: "text" | "json";
  readonly target: string;
  /** Also what did not change. */
  readonly all?: boolean;
}

/** Exit code: 0 nothing breaks, 1 something does, 2 could not compare. */
export async function compare(
  before: string,
  after: string,
  options: CompareOptions,
  io: Io,
): Promise<ExitCode> {
  const refuse = (message: string): ExitCode => {
    io.err(`holeproof: ${message}\n`);
    return 2;
  };
  const { targets, problem: mistake } = targetsMatching(options.target);
  if (mistake !== undefined) return refuse(mistake);
  const [problem] = includeProblems(options);
  if (problem !== undefined) return refuse(problem);
  const asked = { ...options, targets, onFiles: (count: number) => new Progress(io, count) };
  const old = await sideOf(before, asked);
  if (typeof old === "string") return refuse(old);
  const now = await sideOf(after, asked);
  if (typeof now === "string") return refuse(now);
  io.err(writeText([...old.findings, ...now.findings]));
  const on = old.targets ?? now.targets ?? targets;
  const all = compareEditions(old.editions, now.editions, on);
  if (all.records.length === 0) return refuse("neither side declares a record");
  const isSource = old.targets === undefined && now.targets !== undefined;
  const comparison = isSource ? withoutUnused(all) : all;
  const unused = all.records.length - comparison.records.length;
  const isApart = isSource && comparison.records.every(({ presence }) => presence === "new");
  if (isApart) return refuse(`${after} has no record of ${before}`);
  if (unused > 0)
    io.err(`holeproof: ${after} has not ${unused} of the records: nothing uses them\n`);
  io.out(options.format === "json" ? json(comparison) : text(comparison, on, options.all === true));
  const isWrong = comparison.versions.some(({ level }) => level === "error");
  return comparison.worst === "breaking" || isWrong ? 1 : 0;
}

/** Compilers record the types a program uses: that one is missing says nothing of its header. */
function withoutUnused({ records, versions }: Comparison): Comparison {
  const left = records.filter(({ presence }) => presence !== "gone");
  const worst = changeKinds.findLast((kind) => left.some((one) => one.kind === kind));
  return { records: left, versions, worst: worst ?? "unchanged" };
}

const words = {
  unchanged: "unchanged",
  renamed: "renamed only",
  "reserved-used": "reserved bytes put to use",
  extended: "compatible extension",
  breaking: "breaking",
} as const;

/** The kind, and where it is no more than some targets that it holds on: these. */
function titleLine(change: RecordChange, names: readonly string[]): string {
  const { record, presence, kind, reasons } = change;
  if (presence === "new") return `${record}: new\n`;
  const on = reasons.filter((reason) => reason.kind === kind).map(({ targets }) => targets);
  const some = new Set(on.flat());
  const isEverywhere = kind !== "breaking" || on.some((targets) => targets.length === 0);
  const where = isEverywhere ? "" : onTargets([...some], names);
  return `${record}: ${words[kind]}${where}\n`;
}

function text({ records, versions }: Comparison, on: readonly Target[], all: boolean): string {
  const names = on.map(({ name }) => name);
  const told = records.filter(
    ({ kind, presence }) => all || kind !== "unchanged" || presence === "new",
  );
  const blocks = told.map((change) => {
    const lines = change.reasons.map(({ text: said, targets }) => {
      const where = targets.length === 0 ? "" : onTargets(targets, names);
      return `  ${said}${where}\n`;
    });
    return titleLine(change, names) + lines.join("");
  });
  const remarks = versions.map(({ path, macro, level, text: said }) => {
    return `${path === "" ? "" : `${path}: `}${level}: ${macro}: ${said}\n`;
  });
  const unchanged = records.length - records.filter((one) => told.includes(one)).length;
  const rest = unchanged === 0 ? "" : `${unchanged} unchanged\n`;
  return blocks.join("") + remarks.join("") + rest;
}

/** One object a line: records first, then versions. */
function json({ records, versions }: Comparison): string {
  const lines = [
    ...records.map(({ record, path, presence, kind, reasons }) => {
      return { record, path, presence, kind, reasons };
    }),
    ...versions,
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
