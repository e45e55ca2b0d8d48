// Members kept for later, and whether code that reads what a patch adds reads them too.
import type { CRecord, Member, Span } from "../../model/index.ts";
import { isPaddingName } from "../subject/naming.ts";
import { codeOf, type SourceText, spotsOf } from "../subject/source-text.ts";
import { type AllLooks, anyTag } from "./look.ts";

export const isReservedMember = ({ name, reserved }: Member): boolean =>
  isPaddingName(name) || reserved === true;

/** Whether its comment says that a member is to be zero. */
export const promisesZero = ({ doc = "" }: Member): boolean =>
  /\b(?:zeros?|zeroe?d|MBZ|0)\b/i.test(doc);

/**
 * The names of what a patch adds to a record that was there; none where it divides bytes that were
 * reserved before, which programs may hold to what was checked of them then.
 */
export function joinedTo(
  record: CRecord,
  was: CRecord,
  added: ((span: Span) => boolean) | undefined,
): ReadonlySet<string> {
  if (added === undefined) return new Set();
  const [before, now] = [was, record].map(
    ({ members }) => new Set(members.map(({ spelling }) => spelling)),
  );
  if (was.members.some((one) => isReservedMember(one) && now?.has(one.spelling) !== true))
    return new Set();
  const names = record.members.filter(
    (one) => added(one.span) && before?.has(one.spelling) !== true,
  );
  return new Set(names.map(({ name }) => name));
}

/** A reserved member nothing reads, and one beside it that is read. */
interface Forgotten {
  readonly name: string;
  readonly beside: string;
}

/**
 * What is promised to be zero and never read, of the members a patch adds to a record that was
 * there, where it reads another of them: no code from before can know of either.
 */
export function forgottenIn(
  members: readonly Member[],
  tag: string,
  looks: AllLooks,
): readonly Forgotten[] {
  const isRead = ({ name }: Member): boolean =>
    [tag, anyTag].some((one) => looks.get(name)?.byTag.has(one));
  const beside = members.find((member) => !isReservedMember(member) && isRead(member))?.name;
  if (beside === undefined) return [];
  return members
    .filter((member) => isReservedMember(member) && promisesZero(member) && !isRead(member))
    .map(({ name }) => ({ name, beside }));
}

/** Where a line a patch adds reads a member, of a variable's own record if there is such a line. */
export function readingOf(name: string, text: SourceText): Span | undefined {
  const read = new RegExp(String.raw`\b\w+\s*(?:\.|->)\s*${name}\b(?!\s*=[^=])`, "g");
  const found = [...spotsOf(text, read, codeOf(text))].filter(
    ({ span }) => text.adds?.(span) !== false,
  );
  const own = found.find(({ match: { input, index } }) => !".>".includes(input[index - 1] ?? ""));
  return (own ?? found[0])?.span;
}
