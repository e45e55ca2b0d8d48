// Runs the catalogue over records.
import { groupedBy, keptFor } from "../lists/index.ts";
import type { Layout } from "../layout/index.ts";
import { compareFindings, type Finding } from "../finding/index.ts";
import { type CRecord, Recent, type Span, type Unit } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { afterAccepts, withoutAccepted } from "./accept.ts";
import { targetsOf } from "./subject/arch.ts";
import { catalogue } from "./catalogue/catalogue.ts";
import { joinedTo } from "./code/reserved.ts";
import { isHabit } from "./habit.ts";
import { mirrorsIn } from "./mirror.ts";
import { withoutEchoes } from "./echo.ts";
import { linesMoved, macroSaid, onlyGroups, onlyRespells } from "./moved-line.ts";
import { saidOnce, summed, told } from "./once.ts";
import { isDecidedElsewhere, isExported } from "./subject/place.ts";
import {
  everyAbi,
  everyRecord,
  type Profile,
  profileOf,
  profileOfFile,
} from "./subject/profile.ts";
import {
  apartMax,
  type ChangeRule,
  type RecordRule,
  type Remark,
  type Rule,
  type UnitRule,
} from "./subject/rule.ts";
import { beyondUnknown } from "./supposed.ts";
import type { SourceText } from "./subject/source-text.ts";
import { isInline, noUnit, type Subject, subjectOf } from "./subject/subject.ts";
import { asFarAsSeen } from "./unsealed.ts";

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
  const path = context.path ?? record.span.path ?? record.span.file;
  return context.profile ?? profileOf(record, path, context);
}

/**
 * Every finding of every rule that applies, in order of place, with accepts applied.
 *
 * Records without a name are judged inside their holders. With `added`, an old record is answered
 * for only where the patch touches it.
 */
export function checkRecords(
  records: readonly CRecord[],
  context: CheckContext = {},
): readonly Finding[] {
  const mirrors = mirrorsIn(records);
  const findings = records
    .filter((record) => !isInline(record))
    .filter((record) => !mirrors.has(record))
    .flatMap((record) => checkRecord(record, context));
  const others = withoutAccepted(checkUnit(records, context), records);
  const all = [...withoutEchoes(mirrors, findings), ...others];
  return all.toSorted(compareFindings);
}

/** The rules about files and their changes. The profile is that of the file's first record. */
function checkUnit(records: readonly CRecord[], context: CheckContext): readonly Finding[] {
  const { unit, old, text, parted } = context;
  const added = addsAnew(context);
  const [first] = records;
  if (unit === undefined) return [];
  const path = context.path ?? first?.span.path ?? first?.span.file ?? "";
  const profile =
    context.profile ??
    (first === undefined ? profileOfFile(path, unit) : profileIn(first, context));
  const wholeFile = context.wholeFile ?? false;
  const seen = text === undefined ? {} : { text };
  const before = old === undefined ? {} : { old };
  const exported = isExported(path, context.inTree);
  const subject = { unit, records, profile, path, exported, wholeFile, ...seen, ...before };
  const change =
    old === undefined
      ? undefined
      : {
          old,
          unit,
          path,
          profileOf: (record: CRecord): Profile => profileIn(record, context),
          ...(parted === undefined ? {} : { parted }),
          ...seen,
        };
  return (fileRules.get(profile) ?? [])
    .flatMap((rule) => {
      // A change is the patch's doing even where all it did was to remove a line.
      if (rule.scope === "change") return change === undefined ? [] : rule.check(change);
      return told(
        rule,
        rule.check(subject).flatMap((one) => whereAdded(one, added)),
      );
    })
    .map(({ finding }) => finding);
}

/** Whether a patch adds a line that is no macro which only moves, or gets other blanks. */
function addsAnew({ added, unit, undone }: CheckContext): CheckContext["added"] {
  if (added === undefined || undone === undefined || undone.size === 0) return added;
  const same = unit?.macros.filter(({ name, body }) => undone.has(macroSaid(name, body)));
  const moved = new Set(same?.map(({ span }) => span));
  return (span) => !moved.has(span) && added(span);
}

/** The remark at the line the patch adds, which may be the other one of the two it is about. */
function whereAdded(remark: Remark, added: CheckContext["added"]): readonly Remark[] {
  if (added === undefined || added(remark.finding.span)) return [remark];
  const span = remark.beside.find(added);
  if (span === undefined) return [];
  return [{ ...remark, finding: { ...remark.finding, span } }];
}

/** A record with what is known around it. */
export interface Known {
  readonly record: CRecord;
  readonly context: CheckContext;
}

/**
 * What the rules about code say of each text, in order of place. `records` are those the code may
 * handle; of several with one tag the first counts. Records of this kernel alone are left out.
 */
export function checkCode(
  texts: readonly SourceText[],
  records: readonly Known[],
): readonly Finding[] {
  const subjects = new Map<string, Subject>();
  const joined = new Map<string, ReadonlySet<string>>();
  for (const { record, context } of records) {
    if (subjects.has(record.name)) continue;
    const profile = profileIn(record, context);
    if (!everyAbi.includes(profile)) continue;
    const path = pathIn(record, context);
    const { unit = noUnit, targets = targetsOf(path) } = context;
    subjects.set(record.name, subjectOf(record, profile, path, unit, targets));
    const was = namedIn(context.old?.records ?? []).get(record.name);
    if (was !== undefined) joined.set(record.name, joinedTo(record, was, context.added));
  }
  const checks = catalogue.flatMap((rule) => {
    const check =
      rule.scope === "code" ? rule.check : rule.scope === "unit" ? rule.inCode : undefined;
    return check === undefined ? [] : [{ check, rule }];
  });
  const findings = texts.flatMap((text) =>
    checks.flatMap(({ check, rule }) => {
      const all = check({ text, around: texts, records: subjects, joined });
      const own = all.filter(({ finding: { span } }) => text.adds?.(span) !== false);
      return told(rule, own).map(({ finding }) => finding);
    }),
  );
  const known = [...subjects.values()].map(({ record }) => record);
  return withoutAccepted(findings.toSorted(compareFindings), known);
}

/**
 * What was wrong with the old records a patch touches before it came: the remarks `checkRecords`
 * keeps to itself. All of them are advice, since the patch is not to blame.
 */
export function checkExisting(
  records: readonly CRecord[],
  context: CheckContext,
): readonly Finding[] {
  const { added } = context;
  if (added === undefined) return [];
  const old = records.filter((record) => !added(record.span));
  const found = old.flatMap((record) => findingsOf(record, context, true));
  return found
    .filter(({ level }) => level !== "advice")
    .map((finding): Finding => Object.assign({}, finding, { level: "advice", existing: true }))
    .toSorted(compareFindings);
}

/** As `checkRecords`, for one record and without the rules about whole files. */
export function checkRecord(record: CRecord, context: CheckContext = {}): readonly Finding[] {
  return findingsOf(record, context, false);
}

/** What a patch is answerable for, or what it is not. */
function findingsOf(record: CRecord, context: CheckContext, existing: boolean): readonly Finding[] {
  const { added } = context;
  const { subject, said } = judgementOf(record, context);
  if (added !== undefined && !added(record.span)) {
    const touched = subject.parts.some(({ member }) => added(member.span));
    if (!touched) return [];
  }
  const isAllOwn = added === undefined || context.brought?.(record.name) === true;
  const before = wasSaid(record, context);
  // Of one that comes from a header nobody exported that says nothing.
  const isRespelt = onlyRespells(namedIn(context.old?.records ?? []).get(record.name), record);
  const keepsGaps = isRespelt || onlyGroups(wasOf(record, context), record);
  const isOwn = (one: Remark): boolean =>
    isAllOwn || (isAnswerable(one, record, added) && !before(one));
  const isMoved = linesMoved(subject, context);
  const leavesAlone = ({ concerns }: RecordRule): boolean =>
    (keepsGaps && concerns === "gaps") || (isRespelt && concerns === "types");
  const remarks = said().flatMap(({ rule, all }) => {
    const own = all
      .filter((one) => (isOwn(one) && !isMoved(rule, one) && !leavesAlone(rule)) !== existing)
      .map((one) => (isWayOf(rule, record, context) ? asAdvice(one) : one));
    const most = rule.once === true ? 1 : rule.each === true ? eachMax : apartMax;
    // What is certain of some members is not made so for those it is supposed of.
    const alike = groupedBy(own, ({ finding }) => finding.isSupposed === true);
    return [...alike.values()].flatMap((each) => summed(each, most));
  });
  const left = afterAccepts(
    subject,
    remarks.map((remark) => remark.finding),
  );
  return saidOnce(left, remarks);
}

/**
 * Whether nobody here will change what a rule speaks of: the layout is decided elsewhere, or the
 * rule is about how to write, and the file was written otherwise before the patch.
 */
function isWayOf(rule: RecordRule, record: CRecord, context: CheckContext): boolean {
  const { old, added } = context;
  if (isDecidedElsewhere(pathIn(record, context))) return true;
  if (rule.style !== true || old === undefined || added === undefined) return false;
  const path = pathIn(record, context);
  return isHabit(rule, path, old, (was) => oldSubject(was, was, context));
}

function asAdvice(remark: Remark): Remark {
  const finding: Finding = { ...remark.finding, level: "advice" };
  return { ...remark, finding };
}

/** What was declared before the patch, judged as the record is that it is held against. */
function oldSubject(was: CRecord, record: CRecord, context: CheckContext): Subject {
  const { old = noUnit } = context;
  const path = pathIn(record, context);
  const { targets = targetsOf(path) } = context;
  return subjectOf(was, profileIn(record, context), path, old, targets);
}

/**
 * Whether a remark was as true of the record before the patch, which then only touched the line: a
 * comment, an attribute, blanks, the name of a member.
 */
function wasSaid(record: CRecord, context: CheckContext): (remark: Remark) => boolean {
  const { subject } = judgementOf(record, context);
  const saidBefore = (): ((remark: Remark) => boolean) => {
    const was = wasOf(record, context);
    if (was === undefined || was.completeness !== record.completeness) return () => false;
    const before = oldSubject(was, record, context);
    const areKnown = before.layout().exact && subject.layout().exact;
    const isAsLong = areKnown && endsNoEarlier(before, subject);
    const keyOf = ({ finding }: Remark): string => {
      const { rule, member = "", message } = finding;
      if (rule === "PKMIS")
        return `${rule} '${member}' ${message.replace(/ the [\w ]+ (?=')/, " ")}`;
      // The machine's word under another name, and what is left of padding that was there.
      if (rule === "WORD" || rule === "TIME") return `WORD '${member}'`;
      return rule === "TAIL" && isAsLong ? rule : `${rule} '${member}' ${message}`;
    };
    const names = renamedIn(was, record);
    // Of a record whose start nobody sees padding is what it was where it is behind the same.
    const keys = saidOf(before)
      .filter(({ rule }) => rule.id !== "TAIL" || isAsLong || !areKnown)
      .flatMap(({ all }) => all.map(keyOf))
      .map((key) =>
        key.replaceAll(/'(\w+)'/g, (_, name: string) => `'${names.get(name) ?? name}'`),
      );
    const known = new Set(keys);
    return (remark) => known.has(keyOf(remark));
  };
  let known: ((remark: Remark) => boolean) | undefined;
  return (remark) => (known ??= saidBefore())(remark);
}

/** What a record was before the patch. */
function wasOf({ name }: CRecord, { old = noUnit, moved }: CheckContext): CRecord | undefined {
  return name === "" ? undefined : (namedIn(old.records).get(name) ?? moved?.get(name));
}

/** Whether a record is as long as it was, with no more padding at its end. */
function endsNoEarlier(before: Subject, now: Subject): boolean {
  const [was, is] = [before.layout(), now.layout()];
  return was.size === is.size && paddingOf(was) >= paddingOf(is);
}

const paddingOf = ({ gaps }: Layout): number => gaps.find(({ kind }) => kind === "tail")?.size ?? 0;

/** What members are called now whose names a patch changed and whose places it left. */
function renamedIn(was: CRecord, record: CRecord): ReadonlyMap<string, string> {
  if (was.members.length !== record.members.length) return new Map();
  const [old, now] = [was, record].map(({ members }) => new Set(members.map(({ name }) => name)));
  return new Map(
    was.members.flatMap(({ name }, at) => {
      const other = record.members[at]?.name ?? name;
      // A name that both have is that of one member, wherever it stands now.
      return old?.has(other) === true || now?.has(name) === true ? [] : [[name, other] as const];
    }),
  );
}

const namedIn = keptFor(
  (records: readonly CRecord[]): ReadonlyMap<string, CRecord> =>
    new Map(records.map((record) => [record.name, record])),
);

const pathIn = (record: CRecord, { path }: CheckContext): string =>
  path ?? record.span.path ?? record.span.file;

/** A record as it was judged, and all that was said of it, whoever is answerable. */
interface Judgement {
  readonly subject: Subject;
  readonly said: () => readonly Said[];
}

interface Said {
  readonly rule: RecordRule;
  readonly all: readonly Remark[];
}

/** A record is judged, corrected, and shown where it was wrong before, mostly soon after. */
const judgements = new Recent<CRecord, Judgement>(500);

function judgementOf(record: CRecord, context: CheckContext): Judgement {
  const profile = profileIn(record, context);
  const path = pathIn(record, context);
  const { unit = noUnit, targets = targetsOf(path) } = context;
  const last = judgements.get(record);
  if (last !== undefined) {
    const { subject } = last;
    const isSame = subject.unit === unit && subject.targets === targets;
    if (isSame && subject.profile === profile && subject.path === path) return last;
  }
  const subject = subjectOf(record, profile, path, unit, targets);
  let said: readonly Said[] | undefined;
  const judgement = { subject, said: () => (said ??= saidOf(subject)) };
  judgements.forget();
  judgements.set(record, judgement);
  return judgement;
}

function saidOf(subject: Subject): readonly Said[] {
  const said: Said[] = [];
  for (const rule of recordRules.get(subject.profile) ?? []) {
    const found = rule.check(subject);
    const beyond = beyondUnknown(rule, subject);
    const all = asFarAsSeen(rule, subject, beyond.length === 0 ? found : [...found, ...beyond]);
    if (all.length > 0) said.push({ rule, all });
  }
  return said;
}

const isOfFile = (rule: Rule): rule is UnitRule | ChangeRule =>
  rule.scope === "unit" || rule.scope === "change";
const isOfRecord = (rule: Rule): rule is RecordRule => rule.scope === "record";

const recordRules = byProfile(isOfRecord);
const fileRules = byProfile(isOfFile);

function byProfile<One extends Rule>(
  isOne: (rule: Rule) => rule is One,
): ReadonlyMap<Profile, readonly One[]> {
  const ofScope = catalogue.filter(isOne);
  return new Map(
    everyRecord.map((profile) => [
      profile,
      ofScope.filter((rule) => rule.appliesTo.includes(profile)),
    ]),
  );
}

/** The same for a rule that decides nothing for the next member: a mail nobody would read. */
const eachMax = 12;

/**
 * Whether a patch is answerable for a remark: it adds the record, or a line the remark is about.
 */
function isAnswerable(remark: Remark, record: CRecord, added: (span: Span) => boolean): boolean {
  if (added(record.span)) return true;
  if (remark.wholeRecord) return false;
  return added(remark.finding.span) || remark.beside.some(added);
}
