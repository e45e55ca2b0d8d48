// What is said under each line: all findings at one place as one paragraph, every defect once.
import { type Finding, toldToPeople } from "../../finding/index.ts";
import { groupedBy, pushTo } from "../../lists/index.ts";
import { byLine, lineKey } from "../../model/index.ts";
import type { Manners } from "./manners.ts";
import { quotedList } from "./wrap.ts";

/** One paragraph under one line of the input. */
export interface Remark {
  /** As `lineKey` gives it. */
  readonly place: string;
  readonly text: string;
}

/**
 * The remarks on one record, in order of place, the same findings always in the same order. Advice
 * is left out: it is not worth a mail. `explained`: the rules of which the mail has told why and
 * what to do, and what it said of files, to which these are added. `also` counts the structs of
 * which a rule would say so.
 */
export function remarksOf(
  findings: readonly Finding[],
  { rank, likewise }: Manners,
  isOld: IsOld,
  explained: Set<string>,
  also?: ReadonlyMap<string, number>,
): readonly Remark[] {
  const serious = toldToPeople(findings).filter((finding) => finding.level !== "advice");
  const said = new Set<string>();
  const places = new Map<string, string[]>();
  const supposed = new Set<string | undefined>();
  const sorted = serious.toSorted((a, b) => byLine(a.span, b.span) || rank(a.rule) - rank(b.rule));
  const beside: Beside = {
    said: new Set(serious.map(({ rule, record, member }) => besideKey(rule, record, member))),
    saidToo: new Set(
      serious.flatMap(({ saysToo, record, member }) =>
        saysToo === undefined ? [] : [besideKey(saysToo, record, member)],
      ),
    ),
  };
  const keyOf = (finding: Finding): string =>
    likewise.has(finding.rule) ? keyOfAll(finding) : keyOfOne(finding);
  const own = sorted.filter((finding) => !isCovered(finding, beside, isOld));
  const like = groupedBy(own, keyOf);
  for (const finding of own) {
    if (said.has(keyOf(finding))) continue;
    said.add(keyOf(finding));
    const text = [
      sentence(finding, supposed, explained),
      ...(likewise.has(finding.rule) ? others(finding, like.get(keyOf(finding))) : []),
      ...elsewhere(also?.get(finding.rule) ?? 0),
    ].join(" ");
    if (said.has(text)) continue;
    said.add(text);
    pushTo(places, lineKey(finding.span), text);
  }
  return [...places].map(([place, texts]) => ({ place, text: texts.join(" ") }));
}

/** What is said of the members of all records. */
interface Beside {
  readonly said: ReadonlySet<string>;
  /** By a remark of another rule. */
  readonly saidToo: ReadonlySet<string>;
}

const besideKey = (rule: string, record: string | undefined, member: string | undefined): string =>
  `${rule} ${record ?? ""} ${member ?? ""}`;

/** What findings share of which one names the members of the others; not what is worse. */
const keyOfAll = ({ rule, record, level }: Finding): string => `${rule} ${record ?? ""} ${level}`;

const keyOfOne = ({ rule, record, member, span }: Finding): string =>
  `${rule} ${record ?? ""} ${member ?? ""} ${lineKey(span)}`;

/**
 * What another remark on the member says too needs no word of its own, and neither does a hole
 * between what is not to stand there and an old member.
 */
function isCovered(finding: Finding, beside: Beside, isOld: IsOld): boolean {
  const { rule, record, member, follows } = finding;
  if (beside.saidToo.has(besideKey(rule, record, member))) return true;
  if (rule !== "HOLE" || follows === undefined || !isOld(finding)) return false;
  return beside.said.has(besideKey("EXTEND", record, follows));
}

/** Whether something is said of a line the patch does not add. */
export type IsOld = (finding: Finding) => boolean;

/** `supposed`: the records of which it was said already that only a part is quoted. */
function sentence(
  finding: Finding,
  supposed: Set<string | undefined>,
  explained: Set<string>,
): string {
  const { rule, again, message, record, isSupposed } = finding;
  const { prose = `${message.charAt(0).toUpperCase()}${message.slice(1)}.` } = finding;
  const text = explained.has(rule) ? (again ?? prose) : prose;
  if (again !== undefined) explained.add(rule);
  // Of a file, word for word: it has the paragraph to itself.
  if (record === undefined && again === undefined) {
    if (explained.has(text)) return "The same here.";
    explained.add(text);
  }
  if (isSupposed !== true || supposed.has(record)) return text;
  supposed.add(record);
  return `Going by what is quoted, ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function others(finding: Finding, like: readonly Finding[] = []): readonly string[] {
  const names = like
    .filter((other) => other !== finding)
    .flatMap((other) => (other.member === undefined ? [] : [other.member]));
  const rest = [...new Set(names)].filter((name) => name !== finding.member);
  return rest.length === 0 ? [] : [`The same goes for ${quotedList(rest)}.`];
}

function elsewhere(structs: number): readonly string[] {
  if (structs === 0) return [];
  const who =
    structs === 1
      ? "One more struct of this file has"
      : `${structs} more structs of this file have`;
  return [`${who} such members too.`];
}
