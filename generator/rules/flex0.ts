// FLEX0: no zero-length or one-element array at the end.
import { underlying } from "../model/index.ts";
import { everyAbi } from "./profile.ts";
import { type RecordRule, rule } from "./rule.ts";
import { called } from "./subject.ts";

export const flex0: RecordRule = rule({
  id: "FLEX0",
  title: "no zero-length or one-element array at the end",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{member} is {what} array at the end: use a flexible array",
  writes: "{member} is {what} array. Please use {instead}.",
  why:
    "The compiler cannot see how long such an array is, so it checks no bound; and sizeof counts " +
    "the one element.",
  fix: "write `type name[];`, in a union or alone __DECLARE_FLEX_ARRAY()",
  wrong: "struct bay { __u32 count; __u32 keys[0]; };",
  right: "struct bay { __u32 count; __u32 keys[]; };",
  *check({ record }) {
    const member = record.members.at(-1);
    if (member === undefined || record.kind === "union") return;
    if (record.completeness !== "whole") return;
    const type = underlying(member.type);
    if (type.kind !== "array" || (type.count !== 0 && type.count !== 1)) return;
    if (type.bound !== undefined && type.count === 1) return;
    const isAlone = record.members.length === 1;
    yield {
      at: member.span,
      about: member.name,
      // One element may mean exactly one, and its size is published.
      level: type.count === 0 ? "error" : "advice",
      ...(isAlone ? {} : { fix: `${member.spelling.replace(/\[[^\]]*\]$/, "[]")};` }),
      member: called(member),
      what: type.count === 0 ? "a zero-length" : "a one-element",
      instead: isAlone
        ? "__DECLARE_FLEX_ARRAY(), since C has no struct of a flexible array alone"
        : `a C99 flexible array, '${member.name}[]'`,
    };
  },
});
