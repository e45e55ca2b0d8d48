// DOC: a kernel-doc comment names the members there are.
import type { CRecord, Member } from "../../model/index.ts";
import { isPaddingName } from "../subject/naming.ts";
import { everyAbi } from "../subject/profile.ts";
import { type UnitRule, unitRule } from "../subject/rule.ts";
import { spotsOf } from "../subject/source-text.ts";
import { called, inlineOf, nestingMax } from "../subject/subject.ts";
import { isUnseen } from "../subject/unseen.ts";

export const doc: UnitRule = unitRule({
  id: "DOC",
  title: "the kernel-doc comment and the members agree",
  level: "advice",
  appliesTo: everyAbi,
  since: "0.1.0",
  once: true,
  says: "{problem}",
  writes: "{sentence}",
  why: "What is documented is what users rely on; a name that does not exist misleads them.",
  fix: "one @name: line for each member",
  wrong: "/**\n * struct bay - a bay\n * @kye: which one\n */\nstruct bay { __u32 key; };",
  right: "/**\n * struct bay - a bay\n * @key: which one\n */\nstruct bay { __u32 key; };",
  *check({ records, text }) {
    if (text === undefined) return;
    const byName = new Map(records.map((record) => [record.name, record]));
    for (const { span, match } of spotsOf(text, kernelDoc)) {
      // What is cut away may document the rest.
      if (match[3] === undefined) continue;
      const record = byName.get(match[1] ?? "");
      const documented = namesIn(match[2] ?? "");
      if (record?.completeness !== "whole" || documented.size === 0) continue;
      const members = [...membersOf(record, 0)];
      const told = new Set([...documented].map(lastPart));
      const names = new Set(pathsOf(record, "", 0));
      const isCut = members.some(isUnseen);
      const strange = [...(isCut ? [] : documented)].filter(
        (name) => !names.has(name) && !names.has(lastPart(name)),
      );
      if (strange.length > 0) {
        const said = `comment documents ${quoted(strange)}`;
        const problem = strange.length === 1 ? "which is no member" : "which are no members";
        yield {
          at: span,
          record: record.name,
          problem: `the ${said}, ${problem}`,
          sentence: `The ${said}, ${problem}.`,
        };
      }
      for (const member of members) {
        const { name } = member;
        if (name === "" || member.doc !== undefined || told.has(name)) continue;
        // A record of nothing is how a flexible array stands in a union.
        if (isPaddingName(name) || inlineOf(member)?.members.length === 0) continue;
        yield {
          at: member.span,
          about: name,
          record: record.name,
          problem: `${called(member)} is not documented, unlike other members`,
          sentence: `Please document ${called(member)} like the other members.`,
        };
      }
    }
  },
});

/** A comment that begins with the name of a struct or union, and the rest of it. */
const kernelDoc = /\/\*\*\s*(?:\*\s*)?(?:struct|union)\s+(\w+)([^]*?)(?:(\*\/)|$)/g;

/** The names behind `@` that open a line. */
function namesIn(text: string): ReadonlySet<string> {
  const lines = text.matchAll(/^[ \t]*(?:\*[ \t]*)?@(\w+(?:\.\w+)*)(?:\[\])?[ \t]*:/gm);
  return new Set([...lines].map((match) => match[1] ?? ""));
}

/** One comment that is out of date is one remark, whatever it names. */
function quoted(names: readonly string[]): string {
  const [first, second, third] = names.map((name) => `'${name}'`);
  if (third !== undefined) return `${first} and ${names.length - 1} others`;
  return second === undefined ? `${first}` : `${first} and ${second}`;
}

/** `b` of `a.b`: some write the record's own name in front. */
const lastPart = (name: string): string => name.slice(name.lastIndexOf(".") + 1);

/** What may be documented: members, and `a.b` for those of a record declared inside. */
function* pathsOf(record: CRecord, prefix: string, depth: number): Generator<string> {
  for (const member of record.members) {
    const path = `${prefix}${member.name}`;
    if (member.name !== "") yield path;
    const inner = inlineOf(member);
    if (inner === undefined || depth >= 32) continue;
    yield* pathsOf(inner, member.name === "" ? prefix : `${path}.`, depth + 1);
  }
}

/** Members, and those of records inside that have no name. */
function* membersOf(record: CRecord, depth: number): Generator<Member> {
  for (const member of record.members) {
    yield member;
    const inner = member.name === "" ? inlineOf(member) : undefined;
    if (inner !== undefined && depth < nestingMax) yield* membersOf(inner, depth + 1);
  }
}
