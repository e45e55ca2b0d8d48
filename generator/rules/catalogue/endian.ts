// ENDIAN: what a device reads has a byte order.
import { byteOrderOf, elementOf, recordOf, type Type } from "../../model/index.ts";
import { isPaddingName } from "../subject/naming.ts";
import { everyUapi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called, nestingMax } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

/** Words of an order that is little-endian in all but the oldest devices. */
const virtios = /^__virtio(?:16|32|64)$|^struct virtio_/;
const plain = /^(?:__)?[us](16|32|64)$/;

export const endian: RecordRule = rule({
  id: "ENDIAN",
  title: "what is shared with a device states its byte order",
  level: "advice",
  appliesTo: [...everyUapi, "device"],
  since: "0.1.0",
  says: "{member} is a {word} {where}: use {instead}",
  writes: "{member} is a {word} {where}. Should it not be {instead}?",
  why: "A device and a guest may have another byte order than the machine that reads the header.",
  fix: "__le16, __le32, __le64 or their big-endian twins",
  wrong: "struct virtio_bay { __le32 key; __u32 owner; };",
  right: "struct virtio_bay { __le32 key; __le32 owner; };",
  *check({ record, parts, path, profile }) {
    const isVirtio = /(?:^|\/)virtio/.test(path) || record.name.startsWith("virtio_");
    // Where packets and devices are described together with local numbers both orders are meant.
    if (!isVirtio && profile !== "device") return;
    const orders = parts.map(({ member }) => orderIn(member.type, 0));
    const stated = mostOf(orders.filter((each) => each !== undefined));
    if (stated === undefined && !record.name.startsWith("virtio_") && profile !== "device") return;
    const order = stated ?? "le";
    const where =
      stated !== undefined
        ? "beside members that state their byte order"
        : isVirtio
          ? "that a device may read in another byte order"
          : "in a record whose bytes others read";
    for (const { member } of parts) {
      const word = typeWord(member.type);
      const bits = plain.exec(word)?.[1];
      // Zero reads the same in any order.
      if (bits === undefined || isPaddingName(member.name)) continue;
      const instead = `__${order}${bits}`;
      yield { at: member.span, about: member.name, member: called(member), word, where, instead };
    }
  },
});

/** The order that most of them are of, the first where it is as many. */
function mostOf(orders: readonly Order[]): Order | undefined {
  const [first] = orders;
  const others = orders.filter((each) => each !== first);
  return others.length * 2 > orders.length ? others[0] : first;
}

type Order = "le" | "be";

/**
 * The byte order a member states, or one inside it. What is embedded and not shown is taken to
 * state virtio's own by its name.
 */
function orderIn(type: Type, depth: number): Order | undefined {
  const stated = byteOrderOf(type);
  if (stated !== undefined) return stated;
  if (virtios.test(typeWord(type))) return "le";
  const inner = recordOf(elementOf(type));
  if (inner === undefined || depth > nestingMax) return undefined;
  const orders = inner.members.map((member) => orderIn(member.type, depth + 1));
  return orders.find((each) => each !== undefined);
}
