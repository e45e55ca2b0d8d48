// IOSIZE: the size argument of an ioctl number is a type name.
import { ioctlsOf } from "./ioctl-use.ts";
import { everyUapi } from "./profile.ts";
import { type UnitRule, unitRule } from "./rule.ts";

export const iosize: UnitRule = unitRule({
  id: "IOSIZE",
  title: "the size argument of an ioctl number is a type",
  level: "error",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "'{name}' passes {what}: pass the type itself",
  writes: "{name} passes {what}. The macro takes the type itself and applies sizeof to it.",
  why:
    "The macros apply sizeof to their argument: sizeof of a sizeof is the size of size_t, and " +
    "that of a pointer is the machine's word, so that 32-bit and 64-bit users get different " +
    "numbers.",
  fix: "pass `struct name`",
  wrong: "struct bay { __u32 key; __u32 b; };\n#define BAY_SET _IOW('b', 1, sizeof(struct bay))",
  right: "struct bay { __u32 key; __u32 b; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  *check({ unit }) {
    for (const { macro, argument } of ioctlsOf(unit)) {
      const isSizeof = /^sizeof\b/.test(argument);
      if (!isSizeof && !argument.endsWith("*")) continue;
      yield {
        at: macro.span,
        name: macro.name,
        what: isSizeof ? "a sizeof" : "a pointer type",
      };
    }
  },
});
