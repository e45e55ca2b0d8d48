// Records whose bytes a protocol, a device or a disk laid down: their places cannot change.
import { byteOrderOf, type CRecord, elementOf, type Member, recordOf } from "../../model/index.ts";
import type { Profile } from "./profile.ts";
import { inlineOf, nestingMax } from "./subject.ts";

/** Headers that repeat what USB's, virtio's and the boot protocol's specifications lay out. */
const specified = /\/linux\/(?:usb\/|virtio_)|\/asm\/(?:bootparam|setup_data)\.h$/;

/** Shaped like a subject. */
interface Described {
  readonly record: CRecord;
  readonly path: string;
  readonly profile: Profile;
}

/** What stands in front of the bytes of a packet, a frame or an entry of a table. */
const named = /(?:^|_)(?:hdr|header|pkt|packet|frame|tlv)(?:_|$)/;
/** What authors say of such a record. */
const called = /\b(?:on[- ]?disk|on[- ]the[- ]wire|wire[- ]format|packet|eeprom)\b/i;

/**
 * Whether a packed record is as a specification has it, which nobody here will change: it states
 * its byte order, or its header repeats one. What one kernel hands to the next is ours to lay out.
 */
export function isSpecified({ record, path, profile }: Described): boolean {
  if (profile === "kho" || !isPacked(record)) return false;
  return specified.test(path) || statesOrder(record, 0);
}

/** Whether a packed record is that, or by its name or its comment the bytes of a wire or a disk. */
export function isWireFormat(subject: Described): boolean {
  const { record, profile } = subject;
  if (profile === "kho" || !isPacked(record)) return false;
  return isSpecified(subject) || named.test(record.name) || called.test(record.doc ?? "");
}

/** Whether a record, or one of its members, is packed. */
const isPacked = ({ packed, members }: CRecord): boolean =>
  packed === true || members.some((member) => member.packed === true);

/**
 * Whether a member states its byte order, or one of an untagged record inside; and whether packed
 * records that do are all there is.
 */
function statesOrder({ members }: CRecord, depth: number): boolean {
  if (depth > nestingMax) return false;
  const isOrdered = (member: Member): boolean => {
    const inner = inlineOf(member);
    return (
      byteOrderOf(member.type) !== undefined ||
      (inner !== undefined && statesOrder(inner, depth + 1))
    );
  };
  const isOrderedRecord = ({ type }: Member): boolean => {
    const inner = recordOf(elementOf(type));
    return inner?.packed === true && statesOrder(inner, depth + 1);
  };
  return members.some(isOrdered) || (members.length > 0 && members.every(isOrderedRecord));
}
