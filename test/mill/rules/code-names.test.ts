// Variables that handlers know records by: names, addresses, memory, lengths.
import { describe, it } from "vitest";
import { check } from "./code-check.ts";

/** A function that has `bay_in`s of its own. */
const ownIn = (declared: string, rest: string): string =>
  `static long bay_all(void __user *arg, size_t len)\n{\n\t${declared}\n\n\t${rest}\n}\n`;
const takeIn = (to: string, rest: string, size = `sizeof(${to})`): string =>
  `if (copy_from_user(${to}, arg, ${size}))\n\t\treturn -EFAULT;\n\t${rest}`;

describe("a record under another name", () => {
  it.each([
    ["declared beside it", "bay, *p = &bay, *q;", "&bay", ""],
    ["chosen", "bay, *p = arg ? &bay : NULL;", "&bay", ""],
    ["of an element", "bay[4], *p;", "bay", "p = &bay[order[at]];\n\t"],
    ["in a head of a loop", "bay[4], *p;", "bay", "for (p = bay + len, at = 0; ; p++)\n\t\t"],
  ])("is looked at and filled there: %s", (_, declared, name, first) => {
    const test = `${first}return p->reserved ? -EINVAL : 0;`;
    check([ownIn(`struct bay_in ${declared}`, takeIn(name, test))], []);
    const filled = `${first}p->key = p->got = 1;\n\treturn copy_to_user(arg, ${name}, sizeof(bay));`;
    check([ownIn(`struct bay_pair ${declared}`, filled)], []);
  });
  it("is looked at as a number", () =>
    check(
      [
        ownIn(
          "struct bay_in bay;",
          takeIn("&bay", "if (*(u64 *)&bay >> 32)\n\t\treturn 0; raw = *(u64 *)&bay;"),
        ),
      ],
      [],
    ));
  it("is filled by a call that takes one element", () =>
    check(
      [
        ownIn(
          "struct bay_pair bay[4];",
          "fill(&bay[order[0]]);\n\treturn copy_to_user(arg, bay, sizeof(bay));",
        ),
      ],
      [],
    ));
  it("no comparison is one", () =>
    check(
      [
        ownIn(
          "struct bay_pair bay[4];",
          "if (at == bay)\n\t\treturn 0;\n\treturn copy_to_user(arg, bay, sizeof(bay));",
        ),
      ],
      ["7 LEAK "],
      "error",
    ));
  it("a member's name is no variable's", () =>
    check(
      [
        ownIn(
          "struct bay_in *p = &ask.bay;\n\tstruct bay_pair bay;",
          takeIn("p", "return ask.bay.reserved ? -EINVAL : 0;", "sizeof(*p)"),
        ),
      ],
      [],
    ));
});

describe("memory that was allocated", () => {
  const answer = (allocated: string): string =>
    ownIn(
      "struct bay_pair *bay;",
      `${allocated}\n\tbay->key = 1;\n\treturn copy_to_user(arg, bay, sizeof(*bay));`,
    );
  it.each([
    "bay = kmalloc(sizeof(*bay), GFP_KERNEL | __GFP_ZERO);",
    "bay = kmalloc(sizeof(*bay), gfp);",
    "bay = kmalloc(sizeof(*bay), gfp | __GFP_NOWARN);",
  ])("may be cleared: %s", (allocated) => check([answer(allocated)], []));
  it.each([
    "bay = kmalloc(sizeof(*bay), GFP_KERNEL | __GFP_NOWARN);",
    "if (!(bay = kmalloc(sizeof(*bay), GFP_KERNEL))) return -ENOMEM;",
    "bay = kmalloc_obj(*bay);",
  ])("holds anything: %s", (allocated) => check([answer(allocated)], ["7 LEAK "], "error"));
});

describe("a copy of a length that is computed", () => {
  const out = (size: string, before = ""): string =>
    ownIn(
      "struct bay_pair bay;",
      `bay.key = 1;${before}\n\treturn copy_to_user(arg, &bay, ${size});`,
    );
  it.each([
    ["len", ""],
    ["min(len, sizeof(bay))", ""],
    ["sizeof(bay) - 4", ""],
    ["len", " len = sizeof(bay); len = min(len, 4);"],
  ])("may stop before what nobody set: %s%s", (size, before) =>
    check([out(size, before)], ["6 LEAK "], "warning"),
  );
  it.each([
    ["sizeof(struct bay_pair)", ""],
    ["size", " size = sizeof(bay);"],
  ])("but not where all of it is meant: %s%s", (size, before) =>
    check([out(size, before)], ["6 LEAK "], "error"),
  );
  it("may stop before what nobody checks", () =>
    check(
      [
        ownIn("struct bay_in bay;", takeIn("&bay", "return bay.key;", "len")),
        ownIn("struct bay bay;", takeIn("&bay", "return bay.reserved || bay.flags;")),
      ],
      ["5 RSVZ reserved"],
      "warning",
    ));
});
