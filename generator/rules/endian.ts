// ENDIAN: what a device reads has a byte order.
import { byteOrderOf, elementOf } from "../model/index.ts";
import { everyUapi } from "./profile.ts";
import { type RecordRule, rule } from "./rule.ts";
import { called } from "./subject.ts";
import { typeWord } from "./type-word.ts";

const ordered = /^__(?:le|be|virtio)(?:16|32|64)$/;
const plain = /^__[us](16|32|64)$/;

export const endian: RecordRule = rule({
  id: "ENDIAN",
  title: "what is shared with a device states its byte order",
  level: "advice",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "{member} is a {word} beside members that state their byte order: use {instead}",
  writes:
    "Other members of this struct state their byte order, but {member} is a {word}. Should it " +
    "not be {instead}?",
  why: "A device and a guest may have another byte order than the machine that reads the header.",
  fix: "__le16, __le32, __le64 or their big-endian twins",
  wrong: "struct virtio_bay { __le32 key; __u32 owner; };",
  right: "struct virtio_bay { __le32 key; __le32 owner; };",
  *check({ record, parts, path }) {
    // Where packets and devices are described together with local numbers both orders are meant.
    if (!/(?:^|\/)virtio/.test(path) && !record.name.startsWith("virtio_")) return;
    const stated = parts.find(
      ({ member }) => byteOrderOf(member.type) !== undefined || ordered.test(typeWord(member.type)),
    );
    if (stated === undefined) return;
    const order = byteOrderOf(stated.member.type) ?? "le";
    for (const { member } of parts) {
      const word = typeWord(member.type);
      const bits = plain.exec(word)?.[1];
      if (bits === undefined || elementOf(member.type).kind !== "scalar") continue;
      const instead = `__${order}${bits}`;
      yield { at: member.span, about: member.name, member: called(member), word, instead };
    }
  },
});
