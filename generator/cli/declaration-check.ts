// Declarations of `abi/` judged as the headers they stand for.
import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { type Finding, compareFindings } from "../finding/index.ts";
import { groupedBy } from "../lists/index.ts";
import type { CRecord } from "../model/index.ts";
import type { Declaration, DeclarationSource } from "../read/decl/index.ts";
import { checkRecords, type Profile } from "../rules/index.ts";
import type { HeaderCheck } from "./header-check.ts";

/** These and what they import from beside them, as far as it is there. */
function withImports(given: readonly DeclarationSource[]): readonly DeclarationSource[] {
  const known = new Map(given.map((source) => [posix.normalize(source.path), source]));
  const queue = [...known.values()];
  for (let source = queue.pop(); source !== undefined; source = queue.pop()) {
    for (const [, from = ""] of source.text.matchAll(/ from "(\.[^"]+\.ts)"/g)) {
      const path = posix.join(posix.dirname(source.path), from);
      if (known.has(path) || posix.basename(path) === "vocabulary.ts" || !existsSync(path))
        continue;
      const imported = { path, text: readFileSync(path, "utf8") };
      known.set(path, imported);
      queue.push(imported);
    }
  }
  return [...known.values()];
}

/** Reads declarations together with what they import. */
export async function readWithImports(sources: readonly DeclarationSource[]): Promise<{
  readonly declarations: readonly Declaration[];
  readonly findings: readonly Finding[];
}> {
  const { readDeclarations } = await import("../read/decl/index.ts");
  return readDeclarations(withImports(sources));
}

/** What the reader and the rules have to say of each file, by its path. */
export async function judgeDeclarations(
  given: readonly DeclarationSource[],
): Promise<ReadonlyMap<string, HeaderCheck>> {
  const sources = given.filter(({ path }) => posix.basename(path) !== "vocabulary.ts");
  const { declarations, findings } = await readWithImports(sources);
  const byPath = new Map(declarations.map((declaration) => [declaration.path, declaration]));
  return new Map(
    sources.map(({ path }) => {
      const declaration = byPath.get(path);
      const judged = declaration === undefined ? [] : judgeDeclaration(declaration);
      const own = findings.filter(({ span }) => span.file === path);
      const records = declaration?.unit.records.length ?? 0;
      return [path, { findings: [...own, ...judged].toSorted(compareFindings), records }];
    }),
  );
}

/** What the rules say of one file; accepted defects are silent, stale accepts are not. */
export function judgeDeclaration({ path, unit, accepts }: Declaration): readonly Finding[] {
  const byProfile = groupedBy(unit.records, (record) => profileOf(path, record));
  const findings = [...byProfile].flatMap(([profile, records]) =>
    checkRecords(records, { path, unit, profile }),
  );
  const isAbout = (
    finding: Finding,
    { accept, constant }: Declaration["accepts"][number],
  ): boolean => finding.rule === accept.rule && finding.span.line === constant.line;
  const left = findings.filter((finding) => !accepts.some((claim) => isAbout(finding, claim)));
  const stale = accepts
    .filter((claim) => !findings.some((finding) => isAbout(finding, claim)))
    .map(({ accept: { rule, span } }): Finding => ({
      span,
      rule: "ACCEPT",
      level: "warning",
      message: `accepts ${rule}, which no longer applies`,
    }));
  return [...left, ...stale];
}

/** Who reads the bytes: under kho/ the next kernel, everywhere else a user. */
function profileOf(path: string, record: CRecord): Profile {
  if (/(?:^|\/)kho\//.test(path)) return "kho";
  return record.ioctls === undefined ? "uapi" : "uapi-ioctl";
}
