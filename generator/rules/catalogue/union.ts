// UNION: the arm that reserves room is as large as any other.
import { layoutOf } from "../../layout/index.ts";
import type { CRecord } from "../../model/index.ts";
import { isPaddingName } from "../subject/naming.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { bytes } from "../subject/said.ts";
import { called, nameFor, type Subject } from "../subject/subject.ts";

export const union: RecordRule = rule({
  id: "UNION",
  title: "a union's reserved arm is at least as large as any other",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{pad} reserves {room}, but {arm} has {size}",
  writes: "{pad} reserves {room}, but {arm} already has {size}. Please make it larger.",
  why: "An arm larger than the reserve changes the size of the union, and with it the interface.",
  fix: "a reserve at least as large as every arm, with room to grow",
  wrong: "struct bay { __u32 k; union { __u8 pad[4]; __u8 name[8]; }; };",
  right: "struct bay { __u32 k; union { __u8 pad[16]; __u8 name[8]; }; };",
  *check(subject) {
    for (const holder of unionsOf(subject)) {
      const { slots } = layoutOf(holder, subject.layout().target);
      const pad = slots.find((slot) => isPaddingName(slot.member.name));
      const arm = slots.find((slot) => slot.size > (pad?.size ?? Infinity));
      if (pad === undefined || arm === undefined) continue;
      yield {
        at: pad.member.span,
        about: nameFor(pad.member),
        beside: [arm.member.span],
        pad: called(pad.member),
        room: bytes(pad.size),
        arm: called(arm.member),
        size: bytes(arm.size),
      };
    }
  },
});

function unionsOf({ record, parts }: Subject): readonly CRecord[] {
  const holders = new Set<CRecord>([record, ...parts.map((part) => part.holder)]);
  return [...holders].filter((holder) => holder.kind === "union");
}
