// PADNM: what is padding is called so.
import { elementOf } from "../../model/index.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";

/**
 * Names authors give to nobody's bytes that no tool knows to be that. Of `align` only the form with
 * underscores: the plain word is as often what a caller asks for.
 */
const oddName =
  /^(?:_*(?:dummy|spare|filler|fill|hole|empty|rfu|zero|zeroes)|_+align(?:ment)?)_?\d*_*$/i;

export const padnm: RecordRule = rule({
  id: "PADNM",
  title: "padding has a name that says so",
  level: "advice",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{member} is padding without a name that says so: call it '{name}'",
  writes: "Please call {member} '{name}', so that tools and readers can tell that it is padding.",
  why:
    "Tools that compare interfaces let padding be put to use when they know it by its name; what " +
    "has no name can be neither initialised nor checked for zero.",
  fix: "call it reserved, reserved2 or pad",
  wrong: "struct bay { __u32 key; __u32 spare; };",
  right: "struct bay { __u32 key; __u32 reserved; };",
  *check({ parts }) {
    const taken = new Set(parts.map(({ member }) => member.name));
    for (const { member } of parts) {
      const unnamed = member.name === "" && (member.bits ?? 0) > 0;
      if (!unnamed && !oddName.test(member.name)) continue;
      if (elementOf(member.type).kind !== "scalar") continue;
      const name = freeName(taken);
      taken.add(name);
      yield { at: member.span, about: member.name, member: called(member), name };
    }
  },
});

function freeName(taken: ReadonlySet<string>): string {
  let name = "reserved";
  for (let number = 2; taken.has(name); number += 1) name = `reserved${number}`;
  return name;
}
