// Runs the catalogue over records.
import { compareFindings, type Finding } from "../finding/index.ts";
import { groupedBy } from "../lists/index.ts";
import type { CRecord, Span } from "../model/index.ts";
import { afterAccepts, withoutAccepted } from "./accept.ts";
import { fileRules } from "./applying.ts";
import { catalogue } from "./catalogue/catalogue.ts";
import { joinedTo } from "./code/reserved.ts";
import { type CheckContext, namedIn, oldSubject, pathIn, profileIn, wasOf } from "./context.ts";
import { withoutEchoes } from "./echo.ts";
import { isHabit } from "./habit.ts";
import { judgementOf } from "./judgement.ts";
import { mirrorsIn } from "./mirror.ts";
import { linesMoved, macroSaid, onlyGroups, onlyRespells } from "./moved-line.ts";
import { saidOnce, summed, told } from "./once.ts";
import { wasSaid } from "./said-before.ts";
import { targetsOf } from "./subject/arch.ts";
import { isDecidedElsewhere, isExported } from "./subject/place.ts";
import { everyAbi, type Profile, profileOfFile } from "./subject/profile.ts";
import { apartMax, type RecordRule, type Remark } from "./subject/rule.ts";
import type { SourceText } from "./subject/source-text.ts";
import { isInline, noUnit, type Subject, subjectOf } from "./subject/subject.ts";

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
