// Records with an array whose bound nobody showed: what holds whatever the bound, and what holds if
// it is a multiple of 8, as most are.
import type { Finding } from "../finding/index.ts";
import { extentOf } from "../layout/index.ts";
import {
  arrayOf,
  type CRecord,
  type Member,
  recordOf,
  type Span,
  type Type,
} from "../model/index.ts";
import type { RecordRule, Remark } from "./rule.ts";
import { type Subject, subjectOf } from "./subject.ts";

/** Rules that speak of bytes between members and of no offset, which would be made up. */
const aboutGaps = new Set(["HOLE", "TAIL", "PADSZ", "FORCEAL"]);

/** Bounds of well-known headers, which fragments seldom show. */
const wellKnown = new Map([
  ["ETH_ALEN", 6],
  ["IFNAMSIZ", 16],
  ["INFINIBAND_ALEN", 20],
  ["MAX_ADDR_LEN", 32],
  ["PATH_MAX", 4096],
  ["NAME_MAX", 255],
  ["TASK_COMM_LEN", 16],
  ["UUID_SIZE", 16],
]);

/** Stands for a bound that is not known: a multiple of 8. */
const anyBound = 64;

interface Twin {
  readonly subject: Subject;
  /** The bounds that had to be supposed to be multiples of 8. */
  readonly guessed: readonly string[];
  /** Where the first member stands that has such a bound. */
  readonly first: Span | undefined;
}

const known = new WeakMap<Subject, Twin | null>();

/** What a rule says of a record beyond the first array of unknown bound; mostly nothing. */
export function beyondUnknown(rule: RecordRule, subject: Subject): readonly Remark[] {
  if (!aboutGaps.has(rule.id)) return [];
  let twin = known.get(subject);
  if (twin === undefined) known.set(subject, (twin = twinOf(subject) ?? null));
  if (twin === null) return [];
  const { guessed, first } = twin;
  const placeOf = ({ finding }: Remark): string => `${finding.span.line} ${finding.span.column}`;
  const said = new Set(rule.check(subject).map(placeOf));
  const more = rule.check(twin.subject).filter((remark) => !said.has(placeOf(remark)));
  if (guessed.length === 0) return more;
  const names = guessed.join(" and ");
  const suffix = `, if ${names} ${guessed.length === 1 ? "is a multiple" : "are multiples"} of 8`;
  return more.map((remark) => {
    // What precedes the first such array is certain, and so is the hole in front of it.
    const { finding } = remark;
    if (finding.span.line === first?.line && finding.span.column === first.column) return remark;
    const message = `${finding.message}${suffix}`;
    const guess: Finding = { ...finding, level: "advice", message };
    return Object.assign({}, remark, { finding: guess });
  });
}

function twinOf(subject: Subject): Twin | undefined {
  const { record, profile, path, unit, targets } = subject;
  const guessed = new Set<string>();
  const twins = new Map<CRecord, CRecord>();
  const isWhole = (type: Type): boolean =>
    targets.every((target) => extentOf(type, target).size % 8 === 0);

  const typeOf = (type: Type): Type => {
    if (type.kind === "array") {
      const of = typeOf(type.of);
      return of === type.of ? type : arrayOf(of, type.count, type.bound);
    }
    if (type.kind === "unknown" && type.of !== undefined) {
      const of = typeOf(type.of);
      const bound = type.bound ?? "";
      const count = wellKnown.get(bound);
      if (count === undefined && !isWhole(of)) guessed.add(bound);
      return arrayOf(of, count ?? anyBound, bound);
    }
    const inner = type.kind === "record" ? recordOf(type) : undefined;
    if (inner === undefined) return type;
    const twin = recordTwin(inner);
    return twin === inner ? type : { kind: "record", record: twin };
  };
  const memberOf = (member: Member): Member => {
    const type = typeOf(member.type);
    return type === member.type ? member : Object.assign({}, member, { type });
  };
  const recordTwin = (one: CRecord): CRecord => {
    let twin = twins.get(one);
    if (twin !== undefined) return twin;
    // A record that comes to hold itself by a mistake in the text ends here.
    twins.set(one, one);
    const members = one.members.map(memberOf);
    twin = members.some((member, at) => member !== one.members[at]) ? { ...one, members } : one;
    twins.set(one, twin);
    return twin;
  };

  const twin = recordTwin(record);
  if (twin === record) return undefined;
  return {
    subject: subjectOf(twin, profile, path, unit, targets),
    guessed: [...guessed],
    first: record.members.find((member, at) => member !== twin.members[at])?.span,
  };
}
