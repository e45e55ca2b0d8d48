// One header through the rooms: read, and every record checked.
import { dirname, join } from "node:path";
import { readFileSync } from "node:fs";
import { compareFindings, type Finding } from "../finding/index.ts";
import { type Include, ReadSession, readC, type SourceFile } from "../read/c/index.ts";
import { checkRecords, pathNamedIn, type Profile } from "../rules/index.ts";
import { targetNamed } from "../targets/index.ts";

export interface HeaderCheck {
  readonly findings: readonly Finding[];
  /** How many records were judged. */
  readonly records: number;
}

/** Includes between the headers of one tree: beside the file, or below the folder it is in. */
function includeBeside(known: Map<string, SourceFile | undefined>): Include {
  return (name, from, angled) => {
    const root = /^(.*\/include\/(?:uapi\/)?)/.exec(from)?.[1];
    const path = angled && root !== undefined ? join(root, name) : join(dirname(from), name);
    if (known.has(path)) return known.get(path);
    let file: SourceFile | undefined;
    try {
      file = { path, text: readFileSync(path, "utf8") };
    } catch {
      file = undefined;
    }
    known.set(path, file);
    return file;
  };
}

/** Shared by the headers of one run: tokens and files are read once. */
export interface HeaderChecker {
  readonly check: (path: string, text: string, profile?: Profile) => HeaderCheck;
}

export function headerChecker(): HeaderChecker {
  const session = new ReadSession();
  const include = includeBeside(new Map());
  const target = targetNamed("x86_64");
  if (target === undefined) throw new Error("the target table has no x86_64");
  return {
    check(path, text, profile) {
      const reading = readC({ path, text }, { target, session, include, assumeConfig: true });
      const { unit } = reading;
      const findings = checkRecords(unit.records, {
        path: pathNamedIn(text) ?? path,
        unit,
        wholeFile: true,
        ...(profile === undefined ? {} : { profile }),
      });
      const all = [...once(reading.findings, path), ...findings].toSorted(compareFindings);
      return { findings: all, records: unit.records.length };
    },
  };
}

/**
 * What the reader says of this file, not of those it includes. One bound or type nobody defined can
 * be used many times; it is told once.
 */
function once(findings: readonly Finding[], path: string): readonly Finding[] {
  const told = new Set<string>();
  return findings.filter(({ rule, message, span }) => {
    if (span.file !== path) return false;
    const key = `${rule} ${message}`;
    if (!rule.startsWith("unknown")) return true;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

/** As `headerChecker`, for one header. */
export function checkHeader(path: string, text: string, profile?: Profile): HeaderCheck {
  return headerChecker().check(path, text, profile);
}
