// One header through the rooms: read, and every record checked.
import { compareFindings, type Finding } from "../finding/index.ts";
import {
  changedOn,
  type Edit,
  editOf,
  fixRecords,
  includeEdit,
  isFollowedIn,
  isWrittenOnce,
  living,
} from "../fix/index.ts";
import { type Layout, layoutOf, type Unknown, unknownIn } from "../layout/index.ts";
import { type CRecord, elementOf, titleOf } from "../model/index.ts";
import { ReadSession } from "../read/c/index.ts";
import {
  type CheckContext,
  checkRecords,
  codeOf,
  isCalledUapi,
  pathNamedIn,
  type Profile,
  referenceFor,
  type SourceText,
  targetsOf,
} from "../rules/index.ts";
import { isAssertion, readKnowing, untrueIn, usersOfCode, whyLeft } from "../review/index.ts";
import { included, type IncludeOptions, placedPath } from "./include.ts";
import { borrowedNote, installedHeaders, installedRoot } from "./installed.ts";
import { notDefined } from "./not-defined.ts";

export interface HeaderCheck {
  readonly findings: readonly Finding[];
  /** How many records were judged. */
  readonly records: number;
  /** Not one record's layout is certain, so that silence says nothing. */
  readonly isBlind?: boolean;
  /** What was not defined and so not judged, and where the rest was found; lines. */
  readonly note?: string;
  /** The corrected records as edits of the text; only when asked for. */
  readonly correction?: Correction;
}

/** What a text's records become. */
export interface Correction {
  readonly edits: readonly Edit[];
  /** Records with errors or warnings that are left as they are, and why; lines. */
  readonly left: readonly string[];
  /** Records that have another layout then on some target. */
  readonly moved: readonly string[];
}

/** Shared by the headers of one run: tokens and files are read once. */
export interface HeaderChecker {
  readonly check: (path: string, text: string, profile?: Profile) => HeaderCheck;
  /** As `check`, with the corrected records. */
  readonly fix: (path: string, text: string, profile?: Profile) => HeaderCheck;
}

/**
 * `root`: installed headers that stand in for what a text uses that includes nothing: a struct cut
 * out of its header.
 */
export function headerChecker(options: IncludeOptions = {}, root?: string): HeaderChecker {
  const session = new ReadSession();
  const isTold = options.I !== undefined || options.sysroot !== undefined;
  const given = included(options);
  const installed = isTold || root === undefined ? undefined : installedHeaders(root);
  const judge = (
    path: string,
    text: string,
    profile: Profile | undefined,
    fixes: boolean,
  ): HeaderCheck => {
    const place = pathNamedIn(text) ?? placedPath(path);
    const target = referenceFor(place);
    const known = readKnowing(
      { path, text },
      targetsOf(place),
      { session, ...given, assumeConfig: true },
      /^[ \t]*#[ \t]*include\b/m.test(text) ? undefined : installed,
      place,
    );
    const { reading, borrowed } = known;
    const { unit } = reading;
    const source: SourceText = {
      path,
      text,
      spanOf: (line, column) => ({ file: path, line, column }),
    };
    const context: CheckContext = {
      path: place,
      unit,
      wholeFile: true,
      text: source,
      users: usersOfCode([{ path: "", text }]),
      ...(profile === undefined ? {} : { profile }),
      ...(isCalledUapi(text) ? { inTree: false } : {}),
    };
    const findings = checkRecords(unit.records, context);
    const understood = reading.findings.filter((finding) => !isAssertion(finding));
    const own = [...understood, ...untrueIn(known, place)].filter(({ span }) => span.file === path);
    const told = own.filter((finding) => !isUnknown(finding));
    const inexact = unit.records.map((record) => layoutOf(record, target)).filter(isInexact);
    const unknown = toldUnknowns(path, own.filter(isUnknown), inexact);
    const notes = [...borrowed.map((one) => `${path}: ${borrowedNote(one)}`), unknown];
    const note = notes.filter((line) => line !== undefined).join("\n");
    return {
      findings: [...told, ...findings].toSorted(compareFindings),
      records: unit.records.length,
      isBlind: inexact.length === unit.records.length,
      ...(note === "" ? {} : { note }),
      ...(fixes ? { correction: correctionOf(source, unit.records, context, findings) } : {}),
    };
  };
  return {
    check: (path, text, profile) => judge(path, text, profile, false),
    fix: (path, text, profile) => judge(path, text, profile, true),
  };
}

/** The text with corrected records, as far as that can be done line by line. */
function correctionOf(
  source: SourceText,
  records: readonly CRecord[],
  context: CheckContext,
  findings: readonly Finding[],
): Correction {
  const { text } = source;
  const lines = text.split(/\r?\n/);
  const found = new Map<CRecord, Edit>();
  const unfit = new Map<CRecord, keyof typeof whyLeft>();
  /** The line behind the last edit. */
  let upTo = 0;
  const fixes = fixRecords(records, {
    ...context,
    fits: (record, corrected) => {
      const edit = editOf(lines, record, corrected);
      // A record with a tag may be declared inside another one, and has an edit of its own.
      if (edit === undefined || edit.from < upTo) unfit.set(record, "lines");
      else if (isFollowedIn(codeOf(source), record, corrected)) unfit.set(record, "followed");
      else {
        found.set(record, edit);
        upTo = edit.to;
      }
      return found.has(record);
    },
  });
  const [left, moved]: [string[], string[]] = [[], []];
  const serious = findings.filter(({ level }) => level !== "advice");
  const flawed = new Set(serious.map(({ record }) => record));
  for (const record of records) {
    const corrected = fixes.get(record)?.record;
    if (corrected !== undefined) {
      if (changedOn(record, corrected, living).length > 0) moved.push(record.name);
    } else if (flawed.has(record.name)) {
      const why = isWrittenOnce(record) ? (unfit.get(record) ?? "none") : "variants";
      left.push(`${record.name}: ${whyLeft[why]}`);
    }
  }
  const edits = [...found.values()];
  const include = includeEdit(lines, edits);
  const all = include === undefined ? edits : [include, ...edits];
  return { edits: text.includes("\r\n") ? all.map(withReturns) : all, left, moved };
}

/** An edit of a text whose lines end in CRLF. */
const withReturns = ({ from, to, lines }: Edit): Edit => ({
  from,
  to,
  lines: lines.map((line) => `${line}\r`),
});

/** What nobody defined is no defect of the header: it is what kept records from being judged. */
function isUnknown({ rule }: Finding): boolean {
  return rule.startsWith("unknown-");
}

const isInexact = ({ exact }: Layout): boolean => !exact;

/**
 * One line about all that is not defined, with its names; undefined when nothing is missing. Of
 * what the reader did not speak, being in included files, the layouts tell that end there.
 */
function toldUnknowns(
  path: string,
  unknowns: readonly Finding[],
  inexact: readonly Layout[],
): string | undefined {
  const names = unknowns.flatMap(({ message }) => /'([^']*)'/.exec(message)?.[1] ?? []);
  const lines = new Set(unknowns.map(({ span }) => span.line));
  const isSaid = ({ record, member }: Unknown): boolean =>
    record.span.file === path && lines.has((member ?? record).span.line);
  const others = inexact.map(unknownIn).filter((one) => !isSaid(one));
  const told = notDefined([...names, ...others.flatMap(unknownName)]);
  return told && `${path}: ${told}`;
}

/** What nobody defined of a type, as it is called. */
function unknownName({ member }: Unknown): readonly string[] {
  if (member === undefined) return [];
  const element = elementOf(member.type);
  if (element.kind === "record") return [titleOf(element.record)];
  return [element.kind === "unknown" ? (element.bound ?? element.spelling) : member.spelling];
}

/** As `headerChecker`, for one header. */
export function checkHeader(path: string, text: string, profile?: Profile): HeaderCheck {
  return headerChecker({}, installedRoot).check(path, text, profile);
}
