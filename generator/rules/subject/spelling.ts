// What the words a record is spelt in tell of who reads it.
import { byteOrderOf, type CRecord, elementOf, type Member, recordOf } from "../../model/index.ts";
import { isKernels } from "./kernels-own.ts";
import { isPaddingName } from "./naming.ts";
import { protocolHeaders } from "./place.ts";
import { inlineOf, nestingMax } from "./subject.ts";
import { fixedWidth, isFixedWidth, isKernelSpelt, typeWord } from "./type-word.ts";
import { isUnseen } from "./unseen.ts";

/** Bytes as they lie on a disk, on a wire or in a device; drivers use them as much as uAPI. */
const ordered = /^__(?:le|be|virtio)(?:16|32|64)$/;

/** Of packed numbers of a stated order and the bytes beside them, which have none to state. */
const orderedOrByte = /^__(?:(?:le|be|virtio)(?:16|32|64)|[us]8)$/;

export const statesOrder = ({ type }: Member): boolean =>
  byteOrderOf(type) !== undefined || ordered.test(typeWord(type));

/**
 * Some scalar is one of the types exported headers use. Good enough where the path was cut away:
 * kernel code of its own has no use for the underscores, but where it states a byte order.
 */
export function isSpeltLikeUapi(record: CRecord, depth = 0): boolean {
  const stated = statedIn(record);
  const own = record.members.filter(isKernelSpelt).length;
  // Of one that is spelt both ways, what most of its numbers are spelt as tells.
  if (own > 0 && own >= record.members.filter(isFixedWidth).length) return false;
  return record.members.some((member) => {
    const inner = inlineOf(member);
    if (inner !== undefined) return depth < nestingMax && isSpeltLikeUapi(inner, depth + 1);
    const word = typeWord(member.type);
    if (fixedWidth.test(word) && !stated.test(word)) return true;
    // The kernel's own copy of an argument has the addresses of its user, too.
    return /\b__user\b/.test(member.spelling) && !record.members.some(isKernelSpelt);
  });
}

/** The types that say nothing of who reads a record, as a device's has them. */
const statedIn = (record: CRecord): RegExp =>
  record.packed === true && record.members.some(statesOrder) ? orderedOrByte : ordered;

const isByte = ({ type }: Member): boolean => /^__[us]8$/.test(typeWord(type));

/** Packed numbers of which most state an order: where one has none, somebody forgot it. */
function isOrdered(record: CRecord): boolean {
  if (record.packed !== true) return false;
  const numbers = scalarsOf(record).filter(
    (member) => !isUnseen(member) && !isPaddingName(member.name) && !isByte(member),
  );
  return numbers.filter(statesOrder).length * 2 > numbers.length;
}

/**
 * Every scalar is one of the types exported headers use: such a header outside uapi/ is staged. A
 * record with nothing but stated byte orders, and bytes beside them, is a device's, and what it
 * embeds unseen may be anything.
 */
export function isSpeltForUserSpace(record: CRecord, path: string): boolean {
  if (protocolHeaders.test(path)) return false;
  if (isOrdered(record)) return false;
  // What a patch happens to show of a record of the kernel's says little of the rest of it.
  if (record.completeness === "partial" && !path.endsWith(".c")) return false;
  const shown = scalarsOf(record).filter((member) => !isUnseen(member));
  const words = shown.map((member) => typeWord(member.type));
  const wasExported = /(?:^|\/)include\/linux\//.test(path);
  const stated = shown.some(statesOrder) ? orderedOrByte : ordered;
  return (
    words.length > 1 &&
    shown.every(
      ({ type }, at) =>
        fixedWidth.test(words[at] ?? "") ||
        (words[at]?.startsWith("struct ") === true && mayBeExported(type, wasExported)) ||
        (words[at]?.startsWith("enum ") === true && wasExported),
    ) &&
    words.some((word) => fixedWidth.test(word) && !stated.test(word))
  );
}

/** A record that is shown is spelt for user space itself; `wasExported`: one that is not may be. */
function mayBeExported(type: Member["type"], wasExported: boolean): boolean {
  const record = recordOf(elementOf(type));
  if (record?.completeness !== "whole") return wasExported;
  return !isKernels(record, false);
}

/** The members of a record, of the untagged ones in it their own. */
export function scalarsOf({ members }: CRecord, depth = 0): readonly Member[] {
  return members.flatMap((member) => {
    const inner = depth < nestingMax ? inlineOf(member) : undefined;
    return inner === undefined ? [member] : scalarsOf(inner, depth + 1);
  });
}
