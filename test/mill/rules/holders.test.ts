// Records followed from the function that copies them to those that look at them.
import { describe, it } from "vitest";
import { expectLinear } from "../../growth.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { checkCode } from "../../../generator/rules/index.ts";
import { check, checkSources, header, source, target } from "./code-check.ts";

const test = "if (bay->reserved || bay->flags & ~BAY_ALL)\n\t\treturn -EINVAL;\n";
const taker = (name: string, body: string): string =>
  `static int ${name}(struct bay *bay)\n{\n\t${body}\treturn bay->key | bay->nr;\n}\n`;
const handler = (name: string, callee: string): string =>
  `static long ${name}(void __user *arg)\n{\n\tstruct bay bay;\n\n` +
  `\tif (copy_from_user(&bay, arg, sizeof(bay)))\n\t\treturn -EFAULT;\n` +
  `\treturn ${callee}(&bay);\n}\n`;
const copyIn = (kind: string): string =>
  `${kind}int bay_copy(struct bay *bay, void __user *arg)\n{\n` +
  "\tif (copy_from_user(bay, arg, sizeof(*bay)))\n\t\treturn -EFAULT;\n\treturn 0;\n}\n";
const caller = (rest: string, declared = "struct bay own", own = "&own"): string =>
  `static long bay_ioctl(void __user *arg)\n{\n\t${declared};\n\n` +
  `\tif (bay_copy(${own}, arg))\n\t\treturn -EFAULT;\n${rest}}\n`;

describe("what comes from the user", () => {
  it("is handed to a function that checks, another's to one that does not", () =>
    check(
      [
        taker("bay_get", "") +
          taker("bay_set", test) +
          handler("get", "bay_get") +
          handler("set", "bay_set"),
      ],
      ["15 RSVZ reserved"],
    ));
  it("is handed to one of two files' functions of a name, one of which checks", () =>
    check([taker("bay_all", ""), taker("bay_all", test) + handler("set", "bay_all")], []));
  const ownCopy = (value: string): string =>
    `static long bay_own(void __user *arg)\n{\n\tstruct bay *own${value};\n\n` +
    "\tif (copy_from_user(own, arg, sizeof(*own)))\n\t\treturn -EFAULT;\n" +
    "\treturn own->key;\n}\n";
  const checker = taker("bay_set", test) + handler("set", "bay_set");
  it.each([
    [7, " = NULL;\n\n\town = kmalloc(sizeof(*own), GFP_KERNEL)"],
    [3, " = memdup_array_user(arg, n, sizeof(*own))"],
    [3, " = memdup_sockptr(arg, sizeof(*own))"],
    [3, " __free(kfree) = memdup_user(arg, sizeof(*own))"],
  ])(
    "lies in memory nobody else has, so that another one's check is not its own: line %i, %s",
    (line, value) => check([ownCopy(value) + checker], [`${line} RSVZ reserved`]),
  );
  it.each([[" = bay_get(arg)"], [" __free(bay_put) = bay_get(arg)"]])(
    "lies where others may have it: %s",
    (value) => check([ownCopy(value) + checker], []),
  );
  it("is handed to an old function, which others than those shown may call", () => {
    const text = copyIn("static ") + caller("\treturn own.key;\n");
    check([text], ["3 RSVZ flags", "3 RSVZ reserved"]);
    checkSources([{ ...source(text), adds: ({ line }) => line !== 1 }], []);
  });
  it("is handed on to one that checks", () =>
    check(
      [taker("bay_all", test) + taker("bay_set", "bay_all(bay);\n") + handler("set", "bay_set")],
      [],
    ));
  it("is handed round in a circle where nobody checks", () =>
    check(
      [
        taker("bay_all", "bay_set(bay);\n") +
          taker("bay_set", "bay_all(bay);\n") +
          handler("set", "bay_set"),
      ],
      ["15 RSVZ flags", "15 RSVZ reserved"],
    ));
  it("is a caller's, who looks at other members", () =>
    check(
      [copyIn("static ") + caller("\treturn own.key;\n")],
      ["3 RSVZ flags", "3 RSVZ reserved"],
    ));
  it("is a caller's, who checks", () =>
    check([copyIn("static ") + caller("\treturn own.reserved || own.flags & ~BAY_ALL;\n")], []));
  it("is one of two records of a caller", () =>
    check(
      [
        copyIn("static ").replace("(struct", "(struct bay_pad *pad, struct") +
          caller("\treturn own.key;\n", "struct bay_pad pad = {};\n\tstruct bay own", "&pad, &own"),
      ],
      ["3 RSVZ flags", "3 RSVZ reserved"],
    ));
  it("is that of one who is called with two, and through a table", () =>
    check(
      [
        copyIn("static ").replace("(struct", "(struct bay *other, struct") +
          caller("\treturn own.key;\n", "struct bay other, own", "&other, &own") +
          "int (*copy)(void) = bay_copy;\n",
      ],
      [],
    ));
  it("is that of a caller elsewhere", () =>
    check([copyIn("") + caller("\treturn own.key;\n")], []));
  it("is that of one who is called through a table", () =>
    check(
      [`${copyIn("static ")}${caller("\treturn own.key;\n")}int (*copy)(void) = bay_copy;\n`],
      [],
    ));
  it.each([
    ["fresh memory", "vzalloc(sizeof(*own))", ["3 RSVZ flags", "3 RSVZ reserved"]],
    ["what others know of", "bays_first(all)", []],
  ])("is in %s", (_, value, expected) =>
    check(
      [
        copyIn("static ") +
          caller("\tvfree(own);\n\treturn own->key;\n", `struct bay *own = ${value}`, "own"),
      ],
      expected,
    ),
  );
  it("is copied whole behind its head, which was looked at", () =>
    check(
      [
        "static long bay_set(void __user *arg)\n{\n\tstruct bay head, *all;\n\n" +
          "\tif (copy_from_user(&head, arg, sizeof(head)) || head.reserved || head.flags)\n" +
          "\t\treturn -EFAULT;\n\tall = kvmalloc(size, GFP_KERNEL);\n" +
          "\tif (copy_from_user(all, arg, sizeof(*all)))\n\t\treturn -EFAULT;\n" +
          "\treturn all->key;\n}\n",
      ],
      [],
    ));
});

describe("of a function that is shown in part", () => {
  const block = (check: string, opening = "case BAY_SET: {"): string =>
    `\t\tbreak;\n\t${opening}\n\t\tstruct bay bay;\n\n` +
    `\t\tif (copy_from_user(&bay, arg, sizeof(bay)))\n\t\t\treturn -EFAULT;\n${check}` +
    "\t\tr = bay.key;\n\t\tbreak;\n\t}\n\tcase BAY_GET:\n";
  const found = ["5 RSVZ flags", "5 RSVZ reserved"];
  it.each(["case BAY_SET: {", "if (cmd == BAY_SET) {", "else {"])(
    "a block that is whole: %s",
    (open) => check([block("", open)], found),
  );
  it("a block that checks", () =>
    check([block("\t\tif (bay.reserved || bay.flags)\n\t\t\treturn -EINVAL;\n")], []));
  it("a block whose end is not shown", () => check([block("").replace("\t}\n", "")], []));
  it("a block behind a function that is whole", () =>
    check(["static void f(void)\n{\n}\n" + block("")], ["8 RSVZ flags", "8 RSVZ reserved"]));
  it("no block of statements", () => check([block("", "struct bay_ask = {")], []));
});

describe("what a core has copied", () => {
  const handler = (rest: string): string =>
    `int bay_set(struct iommufd_ucmd *ucmd)\n{\n\tstruct bay *cmd = ucmd->cmd;\n\n${rest}}\n`;
  it("is looked at by nobody who is told its members", () =>
    check([handler("\treturn bay_find(ucmd, cmd->key);\n")], ["3 RSVZ flags", "3 RSVZ reserved"]));
  it("comes in even where nothing is read of it", () =>
    check([handler("\tcmd->key = 1;\n\treturn 0;\n")], ["3 RSVZ flags", "3 RSVZ reserved"]));
  it("goes along to what makes an object of the core's", () =>
    check(
      [handler("\tp = _iommufd_object_alloc_ucmd(ucmd, size, type);\n\treturn cmd->key;\n")],
      ["3 RSVZ flags", "3 RSVZ reserved"],
    ));
});

describe("what goes to the user", () => {
  const fill = (body: string): string =>
    `static void bay_fill(struct bay_pad *bay)\n{\n${body}\tbay->key = 1;\n\tbay->base = 2;\n}\n`;
  const get =
    "static long bay_get(void __user *arg)\n{\n\tstruct bay_pad bay;\n\n\tbay_fill(&bay);\n" +
    "\treturn copy_to_user(arg, &bay, sizeof(bay)) ? -EFAULT : 0;\n}\n";
  it("is filled member by member elsewhere", () => check([fill("") + get], ["11 LEAK "]));
  it("is cleared elsewhere", () => check([fill("\tmemset(bay, 0, sizeof(*bay));\n") + get], []));
  it("is filled by what takes anything", () =>
    check([fill("").replace("struct bay_pad *bay", "void *bay") + get], []));
  it("is filled where nobody sees it", () => check([get], []));
  it("is cleared in one block and not in another that calls it the same", () => {
    const block = (first: string): string =>
      `\tcase ${first === "" ? 1 : 2}: {\n\t\tstruct bay_pad bay;\n\n${first}` +
      "\t\tbay.key = 1;\n\t\tbay.base = 2;\n\t\treturn copy_to_user(arg, &bay, sizeof(bay));\n\t}\n";
    const all = `int bay_all(void __user *arg)\n{\n\tswitch (cmd) {\n${block("\t\tmemset(&bay, 0, sizeof(bay));\n")}${block("")}\t}\n}\n`;
    return check([all], ["17 LEAK "]);
  });
  it("belongs to the caller, who may have cleared it", () =>
    check(
      [
        "int bay_put(struct bay_pad bay, void __user *arg)\n{\n\tbay.key = 1;\n\tbay.base = 1;\n" +
          "\treturn copy_to_user(arg, &bay, sizeof(bay));\n}\n",
      ],
      [],
    ));
});

describe("hostile text", () => {
  const { unit } = readC({ path: "a.h", text: header }, { target });
  const records = unit.records.map((record) => ({ record, context: { path: "a.h", unit } }));
  const chain = (count: number): string =>
    Array.from({ length: count }, (_, at) => taker(`f${at}`, `f${at + 1}(bay);\n`)).join("");
  const copies = (count: number): string =>
    Array.from({ length: count }, (_, at) =>
      taker(
        `f${at}`,
        "struct bay own;\n\tif (copy_from_user(&own, arg, 24))\n\t\treturn 1;\n" +
          `\tf${at + 1}(&own);\n\tf${at + 1}(bay);\n`,
      ),
    ).join("");
  const pointers = (count: number): string =>
    `int f(void)\n{\n${Array.from({ length: count }, (_, at) => `\tstruct bay *b${at} = memdup_user(arg, sizeof(*b${at}));\n`).join("")}}\n`;
  const hands = Array.from({ length: 39 }, (_, at) => `f${at}(&bay);\n\t`).join("");
  const shared = Array.from({ length: 39 }, (_, at) => taker(`f${at}`, "")).join("");
  const told = (count: number, each: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => each(at)).join("");
  it.each([
    [
      "handlers that share what they call",
      (count: number) =>
        shared +
        told(count / 5, (at) =>
          handler(`g${at}`, `${hands}f0`).replaceAll("return f0(&bay)", "return 0"),
        ),
    ],
    [
      "calls that are told members",
      (count: number) =>
        "int f(struct iommufd_ucmd *ucmd)\n{\n" +
        told(count, (at) => `\tstruct bay *b${at} = ucmd->cmd;\n\tg(ucmd, b${at}->key);\n`) +
        "}\n",
    ],
    ["copies in fresh memory", pointers],
    ["copies that all go the same way", copies],
    ["calls one behind the other", (count: number) => chain(count) + handler("set", "f0")],
    [
      "callers of one",
      (count: number) => copyIn("static ") + caller("\treturn 0;\n").repeat(count),
    ],
    ["open blocks", (count: number) => ") {\n".repeat(count) + "}\n".repeat(count)],
  ])("thousands of %s take what their length is worth", (_, text) =>
    expectLinear(2_000, (count) => checkCode([source(text(count))], records)),
  );
});
