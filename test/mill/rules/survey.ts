// What the rules say of the exported headers of this machine: counts, and the rarest errors.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { headerChecker } from "../../../generator/cli/header-check.ts";
import {
  compareFindings,
  type Finding,
  levels,
  toldToPeople,
} from "../../../generator/finding/index.ts";
import { catalogue } from "../../../generator/rules/index.ts";

const root = "/usr/include";
const folders = ["asm-generic", "drm", "linux", "misc", "mtd", "rdma", "scsi", "sound", "xen"];

export interface Survey {
  /** LINUX_VERSION_CODE of the headers, as a dotted number. */
  readonly version: string;
  readonly headers: number;
  readonly records: number;
  readonly findings: readonly Finding[];
}

export function hasHeaders(): boolean {
  return existsSync(join(root, "linux/version.h"));
}

/** The version of the installed headers. */
export function installedVersion(): string {
  const text = readFileSync(join(root, "linux/version.h"), "utf8");
  const code = Number(/LINUX_VERSION_CODE\s+(\d+)/.exec(text)?.[1] ?? 0);
  return `${code >> 16}.${(code >> 8) & 255}.${code & 255}`;
}

export function survey(): Survey {
  const checker = headerChecker();
  const findings: Finding[] = [];
  let records = 0;
  let headers = 0;
  for (const folder of folders)
    for (const path of headersBelow(join(root, folder))) {
      const result = checker.check(path, readFileSync(path, "utf8"), undefined);
      records += result.records;
      headers += 1;
      findings.push(...toldToPeople(result.findings));
    }
  const sorted = findings.toSorted(compareFindings);
  return { version: installedVersion(), headers, records, findings: sorted };
}

function* headersBelow(folder: string): Generator<string> {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* headersBelow(path);
    else if (entry.name.endsWith(".h")) yield path;
  }
}

/** Counts by rule and level, one rule a line: what a change in rules is held against. */
export function counts({ version, headers, records, findings }: Survey): string {
  const lines = [`Linux ${version}: ${headers} headers, ${records} records`, ""];
  lines.push(`${"rule".padEnd(10)}${levels.map((level) => level.padStart(9)).join("")}`);
  for (const { id } of catalogue) {
    const own = findings.filter(({ rule }) => rule === id);
    const row = levels.map((level) => own.filter((one) => one.level === level).length);
    lines.push(`${id.padEnd(10)}${row.map((count) => String(count).padStart(9)).join("")}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Errors of the rules that make the fewest: the likeliest to be wrong, or to be worth a look. */
export function rarest({ findings }: Survey, most: number): string {
  const ids = new Set(catalogue.map(({ id }) => id));
  const errors = findings.filter(({ level, rule }) => level === "error" && ids.has(rule));
  const count = (rule: string): number => errors.filter((one) => one.rule === rule).length;
  const often = new Map(catalogue.map(({ id }) => [id, count(id)]));
  const sorted = errors.toSorted((a, b) => (often.get(a.rule) ?? 0) - (often.get(b.rule) ?? 0));
  return sorted
    .slice(0, most)
    .map(({ span, rule, record, message }) => {
      const place = `${span.file.slice(root.length + 1)}:${span.line}`;
      return `${place}: ${record ?? ""}: ${message} [${rule}]\n`;
    })
    .join("");
}

/** Which headers a survey is of: their version, and how many they and their records are. */
export const setOf = (text: string): string => text.slice(0, text.indexOf("\n"));

/** The lines in which two surveys differ, whatever update of the kernel each was made on. */
export function differing(before: string, now: string): string {
  const linesOf = (text: string): readonly string[] =>
    text.replace(/^Linux [\d.]+: /, "").split("\n");
  const [old, fresh] = [linesOf(before), linesOf(now)];
  const [was, is] = [new Set(old), new Set(fresh)];
  const gone = old.filter((line) => !is.has(line)).map((line) => `- ${line}\n`);
  const come = fresh.filter((line) => !was.has(line)).map((line) => `+ ${line}\n`);
  return [...gone, ...come].join("");
}
