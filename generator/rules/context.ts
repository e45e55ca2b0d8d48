// What is known around the records that are judged.
import { keptFor } from "../lists/index.ts";
import type { CRecord, Span, Unit } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { targetsOf } from "./subject/arch.ts";
import { type Profile, profileOf } from "./subject/profile.ts";
import type { SourceText } from "./subject/source-text.ts";
import { noUnit, type Subject, subjectOf } from "./subject/subject.ts";

/** What is known around the records. Everything may be left out. */
export interface CheckContext {
  /** Path in the kernel tree, or of the file; decides the profile when that is not given. */
  readonly path?: string;
  readonly profile?: Profile;
  /** Whether `path` is known to be a path in a kernel tree, as in a patch. */
  readonly inTree?: boolean;
  /** What else shows who reads a record's bytes, by tag. */
  readonly users?: ReadonlyMap<string, Profile>;
  /** What else the same reading gave: macros, enums, other records. */
  readonly unit?: Unit;
  /** The targets to hold findings against; those that see `path` when left out. */
  readonly targets?: readonly Target[];
  /** For a patch: whether it adds the line at this place. Everything is added when left out. */
  readonly added?: (span: Span) => boolean;
  /** For a patch: the lines it takes out, as `lineSaid` writes them. */
  readonly takenOut?: ReadonlySet<string>;
  /** For a patch of a series: whether an earlier one added the record of this tag. */
  readonly brought?: (tag: string) => boolean;
  /** For a patch: records it takes out of another header of the interface, by tag. */
  readonly moved?: ReadonlyMap<string, CRecord>;
  /** For a patch: the macros it takes out of any file, as `macroSaid` writes them. */
  readonly undone?: ReadonlySet<string>;
  /** Records of which other hunks change a part as well, by tag. */
  readonly parted?: ReadonlySet<string>;
  /** Whether `path` was read from its first to its last line, so that absence can be judged. */
  readonly wholeFile?: boolean;
  /** The text that was read, for rules about includes, comments and assertions. */
  readonly text?: SourceText;
  /** What the file declared before the patch. */
  readonly old?: Unit;
}

/** The profile a context gives a record. */
export function profileIn(record: CRecord, context: CheckContext): Profile {
  return context.profile ?? profileOf(record, pathIn(record, context), context);
}

/** Its path, or that of where it is declared. */
export const pathIn = (record: CRecord, { path }: CheckContext): string =>
  path ?? record.span.path ?? record.span.file;

/** What a record was before the patch. */
export function wasOf(
  { name }: CRecord,
  { old = noUnit, moved }: CheckContext,
): CRecord | undefined {
  return name === "" ? undefined : (namedIn(old.records).get(name) ?? moved?.get(name));
}

/** What was declared before the patch, judged as the record is that it is held against. */
export function oldSubject(was: CRecord, record: CRecord, context: CheckContext): Subject {
  const { old = noUnit } = context;
  const path = pathIn(record, context);
  const { targets = targetsOf(path) } = context;
  return subjectOf(was, profileIn(record, context), path, old, targets);
}

/** Records by their tags. */
export const namedIn: (records: readonly CRecord[]) => ReadonlyMap<string, CRecord> = keptFor(
  (records: readonly CRecord[]): ReadonlyMap<string, CRecord> =>
    new Map(records.map((record) => [record.name, record])),
);
