// What a record declares, at any depth.
import { depthMax } from "./reach.ts";
import { type CRecord, type Member, recordOf } from "./record.ts";
import { elementOf } from "./type.ts";

/** The members, those of untagged records inside in place of what holds them. */
export function declaredIn({ members }: CRecord, depth = 0): readonly Member[] {
  return members.flatMap((member) => {
    const inner = recordOf(elementOf(member.type));
    const isInline = inner !== undefined && inner.name === "" && depth < depthMax;
    return isInline ? declaredIn(inner, depth + 1) : [member];
  });
}
