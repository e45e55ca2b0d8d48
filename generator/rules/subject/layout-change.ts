// What differs between two layouts of a record: members moved, gone and new.
import { bitRange, extentOf, type Layout, placed } from "../../layout/index.ts";
import { isFlexible, type Member, recordOf, underlying } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";
import { isSpare } from "./naming.ts";
import { inlineOf } from "./subject.ts";
import { typeWord } from "./type-word.ts";

/** A member that is still there, at another place or of another size. Bits. */
export interface Moved {
  readonly member: Member;
  readonly from: number;
  readonly to: number;
  readonly sizeFrom: number;
  readonly sizeTo: number;
  /** The sizes are those of one element: a flexible array has none of its own. */
  readonly isElement?: boolean;
}

export interface LayoutChange {
  /** Members user space knows, moved or resized. Padding may shrink and move. */
  readonly moved: readonly Moved[];
  /** Members that are gone, and whose bytes nothing of the same size took over. */
  readonly gone: readonly Member[];
  readonly added: readonly Member[];
}

/** A member's place, bits. */
interface PlacedMember {
  readonly member: Member;
  readonly offset: number;
  /** 0 of what holds others: it is as long as they are, so that an arm may grow in its union. */
  readonly size: number;
  readonly whole: number;
  /** Of one element of a flexible array; 0 where it is not known, and of everything else. */
  readonly step: number;
}

/** What two layouts of a record differ in; undefined where they are alike. */
export function changeBetween(was: Layout, is: Layout): LayoutChange | undefined {
  const [before, after] = [membersOf(was), membersOf(is)];
  // What another member moved into was not renamed.
  const fresh = [...after].filter(([name]) => !before.has(name)).map(([, one]) => one);
  const taken = new Set(fresh.map(({ offset, size }) => `${offset} ${size}`));
  const same = was.exact && is.exact ? was.size === is.size : true;
  const moved: Moved[] = [];
  const gone: Member[] = [];
  let renamed = 0;
  for (const [name, one] of before) {
    const { member, offset, size } = one;
    const now = after.get(name);
    if (now === undefined) {
      // An inner record's parts answer for it.
      if (size === 0 && recordOf(member.type) !== undefined) continue;
      if (taken.has(`${offset} ${size}`)) renamed += 1;
      else if (!isPadding(member) && !isPutToUse(member, offset, size, fresh))
        if (was.exact && is.exact) gone.push(member);
    } else if (isRestepped(one.step, now.step) && now.offset === offset)
      moved.push({
        member: now.member,
        from: offset,
        to: offset,
        sizeFrom: one.step,
        sizeTo: now.step,
        isElement: true,
      });
    else if (isRespelt(one, now)) continue;
    else if (isLonger(now, offset, size) || (same && isOpened(one, now))) continue;
    else if (isSplit(one, now, fresh) || isTakenFrom(one, now)) continue;
    else if ((now.offset !== offset || now.size !== size) && !isPadding(member))
      moved.push({
        member: now.member,
        from: offset,
        to: now.offset,
        sizeFrom: size,
        sizeTo: now.size,
      });
  }
  const added = fresh.length === renamed ? [] : fresh.map(({ member }) => member);
  if (moved.length + gone.length + added.length === 0 && same) return undefined;
  return { moved, gone, added };
}

/**
 * Whether elements of a flexible array lie at other places, by their sizes in bits, 0 where not
 * known. Bytes of anything may be given a type, and what has one may be called bytes.
 */
export const isRestepped = (was: number, now: number): boolean => was !== now && was > 8 && now > 8;

/** The size of an element of a flexible array on a target, bits; 0 of anything else. */
export function stepOf({ type }: Member, target: Target): number {
  const at = underlying(type);
  if (at.kind !== "array" || (at.count !== null && at.count !== 0)) return 0;
  const { size, exact } = extentOf(at.of, target);
  return exact ? size * 8 : 0;
}

/** A record where a number or an array of as many bytes was, or the other way round. */
const isRespelt = (was: PlacedMember, now: PlacedMember): boolean =>
  was.offset === now.offset && was.whole === now.whole;

/** Nobody's bytes: by name, or an array whose comment begins by saying so. */
function isPadding(member: Member): boolean {
  if (isSpare(member)) return true;
  const { type, doc = "" } = member;
  const isArray = type.kind === "array" || (type.kind === "unknown" && type.of !== undefined);
  return isArray && /^\W*(?:padding|reserved|unused|spare)\b/i.test(doc);
}

/** What a specification reserved, under the name of its place: all of it has a meaning now. */
function isPutToUse(
  { name }: Member,
  offset: number,
  size: number,
  fresh: readonly PlacedMember[],
): boolean {
  return /^_*(?:reserved|rsvd|resv)_/.test(name) && isTaken(offset, offset + size, fresh);
}

/** Whether new members have all bits from one place up to another. */
function isTaken(from: number, to: number, fresh: readonly PlacedMember[]): boolean {
  const inside = fresh.filter(({ offset }) => offset >= from && offset < to);
  let end = from;
  for (const one of inside.toSorted((a, b) => a.offset - b.offset))
    if (one.offset <= end) end = Math.max(end, one.offset + one.size);
  return end === to;
}

/** An array whose first elements keep the name, and whose others are new members. */
function isSplit(was: PlacedMember, now: PlacedMember, fresh: readonly PlacedMember[]): boolean {
  const { type } = was.member;
  if (type.kind !== "array" || was.offset !== now.offset || now.size >= was.size) return false;
  const isOfThem = typeWord(now.member.type) === typeWord(type);
  return isOfThem && isTaken(was.offset + now.size, was.offset + was.size, fresh);
}

/** An array of spare words, whatever they are called, whose first ones were put to use. */
function isTakenFrom(was: PlacedMember, now: PlacedMember): boolean {
  const { type, name } = was.member;
  const isSame = typeWord(now.member.type) === typeWord(type);
  const isEnd = was.offset + was.size === now.offset + now.size;
  return type.kind === "array" && isSame && isEnd && /reserved|unused|spare/i.test(name);
}

/** An array that goes on where it was: what it pushes along is told, and how the record grows. */
const isLonger = (now: PlacedMember, offset: number, size: number): boolean =>
  now.offset === offset && now.size > size && now.member.type.kind === "array" && size > 0;

/**
 * An array without a bound where one with a bound began, of a record as long as before: a member
 * beside it keeps the bytes. One of no elements and one of a single one are spellings of the same.
 */
const isOpened = (was: PlacedMember, now: PlacedMember): boolean =>
  now.offset === was.offset &&
  (isFlexible(now.member) || (isOpenEnded(was.member) && isOpenEnded(now.member)));

const isOpenEnded = ({ type }: Member): boolean =>
  type.kind === "array" && (type.count ?? 0) < 2 && type.bound === undefined;

/** Members by their dotted names, those of untagged inner records included: nobody else's. */
function membersOf(layout: Layout): ReadonlyMap<string, PlacedMember> {
  const members = new Map<string, PlacedMember>();
  // The one just passed: what is inside it comes next.
  let tagged = "";
  for (const { slot, path, offset } of placed(layout, "all")) {
    const { member, inner } = slot;
    const name = path.join(".");
    if (tagged !== "" && name.startsWith(tagged)) continue;
    if (inner !== undefined && member.name !== "" && inlineOf(member) === undefined)
      tagged = `${name}.`;
    if (member.name === "" || isEndMark(member)) continue;
    const range = bitRange(slot, offset);
    const isOpen = inner !== undefined && member.type.kind !== "array";
    members.set(name, {
      member,
      ...range,
      whole: range.size,
      step: stepOf(member, layout.target),
      ...(isOpen && { size: 0 }),
    });
  }
  return members;
}

/** `char end[];` takes no byte: it says where the record ends today. */
export const isEndMark = (member: Member): boolean =>
  isFlexible(member) && /^_*end$/.test(member.name);
