// CXX: a header C++ programs can include.
import { everyUapi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";

const words = new Set(
  (
    "alignas alignof bool catch char16_t char32_t class constexpr const_cast decltype delete " +
    "dynamic_cast explicit export false friend mutable namespace new noexcept nullptr operator " +
    "private protected public reinterpret_cast static_cast template this throw true try typeid " +
    "typename using virtual wchar_t and or not xor"
  ).split(" "),
);

export const cxx: RecordRule = rule({
  id: "CXX",
  title: "no member named by a word of C++",
  level: "advice",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "{member} is a word of C++, whose programs cannot include this",
  writes: "C++ programs include this header too, and {member} is a word of that language.",
  why: "Exported headers are included by programs in C++.",
  fix: "another name",
  wrong: "struct bay { __u32 private; };",
  right: "struct bay { __u32 priv; };",
  *check({ parts }) {
    for (const { member } of parts)
      if (words.has(member.name))
        yield { at: member.span, about: member.name, member: called(member) };
  },
});
