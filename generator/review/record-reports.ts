// What is shown of each record a patch has something wrong in: findings, drawing, correction.
import type { Finding } from "../finding/index.ts";
import { fixRecords, publishedIn } from "../fix/index.ts";
import { groupLayouts } from "../layout/index.ts";
import { groupedBy, lastBefore, pushTo } from "../lists/index.ts";
import { byLine, type CRecord, type Span } from "../model/index.ts";
import { catalogue, type CheckContext, idsOf, profileIn, targetsOf } from "../rules/index.ts";
import { targets } from "../targets/index.ts";
import type { RecordReport } from "../write/reply/index.ts";
import { holdsOneOf } from "./holding.ts";
import { leadOf } from "./lead.ts";

/**
 * A report of every record of `records` that `findings` name, and of those that are to be others
 * because of one they hold.
 */
export function reportsOf(
  records: readonly CRecord[],
  findings: readonly Finding[],
  context: CheckContext,
): readonly RecordReport[] {
  // What an earlier patch of the series added may still change as a whole.
  const isNew = (record: CRecord): boolean =>
    context.brought?.(record.name) === true || (context.added?.(record.span) ?? true);
  const shown = new Map(records.filter(isNew).map((record) => [record, asQuoted(record)]));
  const byRecord = findingsByRecord(records, findings);
  const flawed = records.filter((record) => byRecord.has(record));
  const before = new Map(context.old?.records.map((record) => [record.name, record]));
  const published = new Map<CRecord, number>();
  for (const record of flawed) {
    const old = shown.has(record) ? undefined : before.get(record.name);
    const isBroken = (byRecord.get(record) ?? []).some(isBreak);
    const count = old === undefined || isBroken ? undefined : publishedIn(record, old);
    if (count !== undefined) published.set(record, count);
  }
  const judged = records.flatMap((record) =>
    published.has(record) ? [record] : (shown.get(record) ?? []),
  );
  const fixes = fixRecords(judged, {
    ...context,
    unpublished: true,
    published: (record) => published.get(record),
  });
  const corrected = new Set<string>();
  const told = records.filter((record) => {
    const isCorrected = fixes.has(shown.get(record) ?? record);
    const isTold = byRecord.has(record) || (isCorrected && holdsOneOf(record, corrected));
    if (isTold && isCorrected) corrected.add(record.name);
    return isTold;
  });
  return told.map((record) => {
    const own = byRecord.get(record) ?? [];
    const serious = own.filter(({ level }) => level !== "advice");
    const isOfPlaces = serious.some(({ rule }) => !aboutWords.has(rule));
    const whole = shown.get(record);
    const groups =
      serious.length > 0 && whole !== undefined ? drawn(whole, context, isOfPlaces) : [];
    const fix = fixes.get(whole ?? record);
    const better = fix && Object.assign({ lead: leadOf(record, fix.record, serious) }, fix);
    return { record, findings: own, groups, fix: better };
  });
}

/**
 * Findings under the record they are about: of several of one name, as a file with another reading
 * for each configuration has, under the last that begins no later than the finding.
 */
function findingsByRecord(
  records: readonly CRecord[],
  findings: readonly Finding[],
): ReadonlyMap<CRecord, readonly Finding[]> {
  const sorted = records.toSorted((a, b) => inOrder(a.span, b.span));
  const byName = groupedBy(sorted, ({ name }) => name);
  const found = new Map<CRecord, Finding[]>();
  for (const finding of findings) {
    const namesakes = byName.get(finding.record ?? "");
    if (namesakes === undefined) continue;
    const at = lastBefore(namesakes, ({ span }) => inOrder(span, finding.span) <= 0);
    pushTo(found, namesakes[at]!, finding);
  }
  return found;
}

/** By line of the input, and where one line of it holds several by their line in the file. */
const inOrder = (a: Span, b: Span): number => byLine(a, b) || a.column - b.column;

/** Rules about what became of a record. */
const aboutChange = new Set(
  catalogue.filter(({ scope }) => scope === "change").map(({ id }) => id),
);

const aboutWords = idsOf("words");

/** No padding mends what must not change. */
const isBreak = ({ rule, level }: Finding): boolean => level === "error" && aboutChange.has(rule);

/**
 * A new struct whose end was not quoted, taken for what is quoted of it: good enough to draw and to
 * propose, not to judge.
 */
function asQuoted(record: CRecord): CRecord {
  return record.completeness === "partial" ? { ...record, completeness: "whole" } : record;
}

/**
 * x86_64, and i386 where user space sees the record and it differs there; of an architecture's own
 * header the first of its targets and one of the other word.
 */
function drawn(
  record: CRecord,
  context: CheckContext,
  isOfPlaces: boolean,
): RecordReport["groups"] {
  const seen = targetsOf(context.path ?? "");
  const [first] = seen;
  const other = seen.find(({ name, pointer }) =>
    seen === targets ? name === "i386" : pointer.size !== first?.pointer.size,
  );
  const isKho = profileIn(record, context) === "kho";
  const wanted = [first, isKho ? undefined : other].filter((target) => target !== undefined);
  const groups = groupLayouts(record, wanted).filter((group) => group.layout.exact);
  if (differ(groups)) return groups;
  // Another alignment alone moves nothing, and takes no second account.
  const isOfMany = record.packed === true && record.members.length > 1;
  return (isOfMany && isOfPlaces) || hasGaps(groups) ? groups.slice(0, 1) : [];
}

/** Whether bytes are left to nobody; what lies end to end as it is declared needs no drawing. */
const hasGaps = (groups: RecordReport["groups"]): boolean =>
  groups.some(({ layout }) =>
    [layout, ...layout.slots.flatMap(({ inner }) => inner ?? [])].some(
      ({ gaps }) => gaps.length > 0,
    ),
  );

/** Whether two layouts differ in more than their alignment. */
function differ(groups: RecordReport["groups"]): boolean {
  const places = groups.map(({ layout: { slots, size } }) =>
    [size, ...slots.map((slot) => `${slot.offset} ${slot.size}`)].join(),
  );
  return new Set(places).size > 1;
}
