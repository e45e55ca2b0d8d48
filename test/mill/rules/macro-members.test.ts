// Members a macro writes: its own header's to mend, and nobody's who only uses it.
import { expect, it } from "vitest";
import { readC } from "../../../generator/read/c/index.ts";
import { checkRecords } from "../../../generator/rules/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

const target = targetNamed("x86_64") as NonNullable<ReturnType<typeof targetNamed>>;
const macro = "#define bay_gen __u32 index; int action; int refcnt\n";

interface Case {
  readonly name: string;
  /** A header read before. */
  readonly before: string;
  readonly text: string;
  /** The members PLAINT speaks of. */
  readonly plain: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "a macro of another header",
    before: macro,
    text: "struct bay { bay_gen; __u32 key; };",
    plain: [],
  },
  {
    name: "a member beside it",
    before: macro,
    text: "struct bay { bay_gen; int key; };",
    plain: ["key"],
  },
  {
    name: "a macro of the same header",
    before: "",
    text: `${macro}struct bay { bay_gen; __u32 key; };`,
    plain: ["action"],
  },
  {
    name: "members given to a macro, which it writes into two records: told of once",
    before: "",
    text: "struct bay { __struct_group(bay_both, both, , int key; short owner;); };",
    plain: ["key", "owner"],
  },
  {
    name: "no macro",
    before: macro,
    text: "struct bay { __u32 index; int action; };",
    plain: ["action"],
  },
];

function check({ before, text, plain }: Case): void {
  const path = "include/uapi/linux/bay.h";
  const first = { path: "include/uapi/linux/bay_gen.h", text: before };
  const { unit } = readC({ path, text }, { target, before: [first] });
  const found = checkRecords(unit.records, { path, unit, inTree: true });
  const said = found.filter(({ rule }) => rule === "PLAINT").map(({ member }) => member);
  expect(said).toEqual(plain);
}

it.each(cases.map((each) => [each.name, each] as const))("%s", (_, each) => check(each));
