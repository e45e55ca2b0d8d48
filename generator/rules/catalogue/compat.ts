// COMPAT: one layout for 32-bit and 64-bit user space.
import { elementOf, recordOf } from "../../model/index.ts";
import { sharedGaps } from "../subject/gap.ts";
import { everyUapi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called, nameFor, type Subject } from "../subject/subject.ts";
import { bytes } from "../subject/said.ts";
import { isOpenTail, lastFixed } from "./tail.ts";
import { isRegisterWide } from "./word.ts";
import { type Divergence, divergences, is64Bit } from "../subject/word-size.ts";

export const compat: RecordRule = rule({
  id: "COMPAT",
  title: "same layout for 32-bit and 64-bit user space",
  level: "error",
  appliesTo: everyUapi,
  since: "0.1.0",
  concerns: "targets",
  says: "{what}{sizes}",
  writes: "{sentence}, so 32-bit programs on a 64-bit kernel would need a compat handler.",
  why:
    "A 64-bit kernel also serves 32-bit programs; where the two see different layouts every call " +
    "needs a translation, and one that is forgotten reads the wrong bytes.",
  fix: "fixed-width and aligned types, and padding spelt out",
  wrong: "struct bay_slot { __u32 key; __u64 root_pa; };",
  right: "struct bay_slot { __u32 key; __u32 __reserved; __aligned_u64 root_pa; };",
  *check(subject) {
    // Once is enough. Where a rule about the member's own type or the padding behind it names the
    // two sizes (PTR, WORD, TAIL), people are told by that one alone.
    const causes = divergences(subject);
    const own = causes.find((each) => !isToldElsewhere(each, subject));
    // A bound is often as wide as it is because of another member, which is then what to mend.
    const cause =
      own ??
      causes.find((each) => tellerOf(each, subject) !== undefined) ??
      causes.find(({ of }) => of === "count");
    if (cause === undefined) return;
    const { member, of, wide, narrow } = cause;
    const restates = own === undefined ? tellerOf(cause, subject) : undefined;
    const broughtBy = of === "size" ? recordOf(elementOf(member.type))?.name : undefined;
    const isMeant = restates === "WORD" && isRegisterWide(subject);
    yield {
      at: member.span,
      about: nameFor(of === "end" ? (lastFixed(subject.record) ?? member) : member),
      ...(of === "end" && restates === undefined ? { level: "warning" } : {}),
      ...(isMeant ? { level: "advice" } : {}),
      ...(restates === undefined ? {} : { restates }),
      ...(broughtBy === undefined ? {} : { broughtBy }),
      on: [wide.name, narrow.name],
      what: what(cause),
      sizes: of === "end" || of === "members" ? "" : sizes(cause, "; "),
      again: `${sentence(cause)}.`,
      sentence: sentence(cause),
    };
  },
});

function isToldElsewhere({ member, of }: Divergence, subject: Subject): boolean {
  if (of === "members") return false;
  if (of === "count") return true;
  const { unit } = subject;
  const element = elementOf(member.type);
  // TAIL only advises on padding an array begins in; the sizes differ all the same.
  if (of === "end") return divergences(subject).length > 1 || !sharedGaps(subject).some(isOpenTail);
  if (element.kind === "record") return of === "size" && unit.records.includes(element.record);
  return of === "size" || !is64Bit(member.type);
}

/**
 * The rule that says so of the member itself; a record that is the cause answers elsewhere. A
 * pointer whose place is padded on all targets alike is no more than a pointer.
 */
function tellerOf(cause: Divergence, subject: Subject): string | undefined {
  const { member, of } = cause;
  if (!partsSizes(cause)) return;
  if (of === "end") return sharedGaps(subject).some(isOpenTail) ? undefined : "TAIL";
  if (of === "count") return;
  const element = elementOf(member.type);
  if (element.kind === "pointer") return "PTR";
  return element.kind === "scalar" ? "WORD" : undefined;
}

/** Whether the record's own size is known on both, and not the same. */
const partsSizes = ({ wideLayout: wide, narrowLayout: narrow }: Divergence): boolean =>
  wide.exact && narrow.exact && wide.size !== narrow.size;

function what({ member, of, wide, narrow, wideNumber, narrowNumber }: Divergence): string {
  switch (of) {
    case "offset":
      return (
        `${called(member)} is at offset ${wideNumber} on ${wide.name}, ` +
        `at ${narrowNumber} on ${narrow.name}`
      );
    case "size":
    case "count":
      return (
        `${called(member)} has ${bytes(wideNumber)} on ${wide.name}, ` +
        `${narrowNumber} on ${narrow.name}`
      );
    case "end":
    case "members":
      return (
        `the record has ${bytes(wideNumber)} on ${wide.name}, ` +
        `${narrowNumber} on ${narrow.name}`
      );
  }
}

/** The record's own size on both, when it is known and differs. */
function sizes(cause: Divergence, lead: string): string {
  const { wide, narrow, wideLayout, narrowLayout } = cause;
  if (!partsSizes(cause)) return "";
  return (
    `${lead}the record has ${bytes(wideLayout.size)} on ${wide.name}, ` +
    `${narrowLayout.size} on ${narrow.name}`
  );
}

function sentence(cause: Divergence): string {
  const { wide, narrow, wideLayout, narrowLayout } = cause;
  if (partsSizes(cause)) {
    const { record } = wideLayout;
    return (
      `${record.kind === "union" ? "The union" : "The struct"} is ${bytes(wideLayout.size)} on ` +
      `${wide.name} and ${narrowLayout.size} on ${narrow.name}`
    );
  }
  const said = what(cause);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}
