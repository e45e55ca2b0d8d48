// A function a patch shows in several hunks, or without its head.
import { describe, expect, it } from "vitest";
import { expectLinear } from "../../growth.ts";
import { fresh, hunk, patchMail, quotedBy } from "./mail-text.ts";
import { findingsIn } from "./run.ts";

const driver = "drivers/bay/main.c";
const header = fresh("include/uapi/linux/bay.h", [
  "#include <linux/types.h>",
  "",
  "struct bay_set {",
  "\t__u32 key;",
  "\t__u32 reserved; /* must be zero */",
  "};",
]);
const section = "static long bay_ioctl(struct file *filp, unsigned int cmd,";
const declared = ["\tstruct bay_set set;"];
const copied = (...then: readonly string[]): readonly string[] => [
  "\tcase BAY_SET:",
  "\t\tif (copy_from_user(&set, arg, sizeof(set)))",
  "\t\t\treturn -EFAULT;",
  ...then,
  "\t\tbreak;",
];
const use = "\t\tret = bay_use(set.key);";
const check = "\t\tif (set.reserved)\n+\t\t\treturn -EINVAL;".split("\n+");
const beside = { before: ["\tint ret;"], after: ["\tint more;"], section };
const inCase = { before: ["\t\tbreak;"], after: ["\tdefault:"], section };

/** A hunk behind those of the file that add so many lines to it. */
function later(
  at: number,
  shift: number,
  lines: readonly string[],
  around: Parameters<typeof hunk>[3],
): string {
  const text = hunk(driver, at, lines, around);
  return text.slice(text.indexOf("@@")).replace(`+${at},`, () => `+${at + shift},`);
}

const remark = ["bay_set.reserved RSVZ"];

describe("a record copied in a function of which hunks show parts", () => {
  it.each([
    ["is checked nowhere", section, copied(use), remark],
    ["is checked", section, copied(...check, use), []],
    ["is handed to what is not shown", section, copied("\t\tret = bay_use(&set);"), []],
    ["is another function's", "static int bay_other(void)", copied(use), []],
    ["is behind a label", "out:", copied(use), []],
  ])("%s", async (_, where, lines, expected) => {
    const parts = [
      hunk(driver, 20, declared, beside),
      later(90, 1, lines, { ...inCase, section: where }),
      header,
    ];
    expect(await findingsIn(patchMail(parts))).toEqual(expected);
  });
  it("is checked in a third hunk", async () => {
    const parts = [
      hunk(driver, 20, declared, beside),
      later(90, 1, copied(use), inCase),
      later(190, 6, check, inCase),
      header,
    ];
    expect(await findingsIn(patchMail(parts))).toEqual([]);
  });
  it("may be checked in a hunk a reviewer left out", async () => {
    const parts = [hunk(driver, 20, declared, beside), later(90, 3, copied(use), inCase), header];
    expect(await findingsIn(patchMail(parts))).toEqual([]);
  });
  it("may be checked below where a reviewer stopped to quote", async () => {
    const code = hunk(driver, 20, declared, beside) + later(90, 1, copied(use), inCase);
    const quote = (text: string): string => quotedBy(1, text.trimEnd().split("\n"));
    expect(await findingsIn(quote(header + code))).toEqual([]);
    const more = hunk("drivers/bay/more.c", 7, ["int bay_more;"]);
    expect(await findingsIn(quote(header + code + more))).toEqual(remark);
  });
  it("was declared before, so that lines that are not shown may check it", async () => {
    const old = { ...beside, before: declared };
    const parts = [
      hunk(driver, 20, ["\tint other;"], old),
      later(90, 1, copied(use), inCase),
      header,
    ];
    expect(await findingsIn(patchMail(parts))).toEqual([]);
    const again = { ...beside, removed: ["\tstruct bay_set set = {};"] };
    const moved = [hunk(driver, 20, declared, again), later(90, 0, copied(use), inCase), header];
    expect(await findingsIn(patchMail(moved))).toEqual([]);
  });
  it.each([
    ["memory of its own", "", ["\t\tset = kmalloc(sizeof(*set), GFP_KERNEL);"], remark],
    ["nothing at first", " = NULL", ["\t\tset = kvzalloc(sizeof(*set), GFP_KERNEL);"], remark],
    ["what was there", " = &old", [], []],
    ["what was there, later", "", ["\t\tset = file->buffer;"], []],
  ])("is a pointer's to %s, which lines that are not shown may check", async (...told) => {
    const [, initial, before, expected] = told;
    const lines = copied(use).map((line) =>
      line.replace("&set", "set").replace("(set)", "(*set)").replace("set.", "set->"),
    );
    const parts = [
      hunk(driver, 20, [`\tstruct bay_set *set${initial};`], beside),
      later(90, 1, [...before, ...lines], inCase),
      header,
    ];
    expect(await findingsIn(patchMail(parts))).toEqual(expected);
  });
  it("is declared beside the copy, the head behind the @@ alone", async () => {
    const lines = [...declared, "", ...copied(use).slice(1, -1)];
    const parts = [hunk(driver, 20, lines, { ...beside, after: ["\treturn ret;", "}"] }), header];
    expect(await findingsIn(patchMail(parts))).toEqual(remark);
  });
  it("is declared in a case of its own, beside lines that are not shown", async () => {
    const [first = "", ...rest] = copied(use);
    const lines = [`${first} {`, `\t${declared[0]!}`, "", ...rest, "\t}"];
    const parts = [hunk(driver, 20, ["\tint other;"], beside), later(90, 1, lines, inCase), header];
    expect(await findingsIn(patchMail(parts))).toEqual(remark);
  });
  it("is declared in a case of its own, where another of its name was removed", async () => {
    const [first = "", ...rest] = copied(use);
    const lines = [`${first} {`, `\t${declared[0]!}`, "", ...rest, "\t}"];
    const old = { ...beside, removed: ["\tint set;"] };
    const parts = [hunk(driver, 20, ["\tint other;"], old), later(90, 0, lines, inCase), header];
    expect(await findingsIn(patchMail(parts))).toEqual(remark);
  });
  it("was declared before in a block of which the middle is not shown", async () => {
    const old = { ...beside, before: ["\tif (more) {", `\t${declared[0]!}`] };
    const parts = [
      hunk(driver, 20, ["\t\tint other;"], old),
      later(90, 1, copied(use).slice(1, -1), { before: ["\t\tmore--;"], after: ["\t}"], section }),
      header,
    ];
    expect(await findingsIn(patchMail(parts))).toEqual([]);
  });
  it("is another's that the same macro makes", async () => {
    const made = (name: string): string => `SYSCALL_DEFINE2(${name}, void __user *, arg, int, nr)`;
    const mail = (name: string): Promise<readonly string[]> =>
      findingsIn(
        patchMail([
          hunk(driver, 20, declared, { ...beside, section: made("bay_get") }),
          later(90, 1, copied(use), { ...inCase, section: made(name) }),
          header,
        ]),
      );
    expect(await mail("bay_get")).toEqual(remark);
    expect(await mail("bay_put")).toEqual([]);
  });
  it("is copied behind a hunk that ends in a comment", async () => {
    const parts = [
      hunk(driver, 20, ["static int bays;"], { after: ["", "/**", " * bay_other - see a bay"] }),
      later(90, 1, ["static int bay_set(void *arg)", "{", ...declared, ...copied(use), "}"], {
        before: ["}", ""],
        after: ["", "/* More. */"],
      }),
      header,
    ];
    expect(await findingsIn(patchMail(parts))).toEqual(remark);
  });
  it("is seen to go out as it was", async () => {
    const out = ["\t\tset.key = 1;", "\t\treturn copy_to_user(arg, &set, sizeof(set));"];
    const mail = (...lines: readonly string[]): string =>
      patchMail([hunk(driver, 20, declared, beside), later(90, 1, lines, inCase), header]);
    expect(await findingsIn(mail(...out))).toEqual(["bay_set. LEAK"]);
    expect(await findingsIn(mail("\t\tset.reserved = 0;", ...out))).toEqual([]);
    const clear = later(190, 3, ["\tmemset(&set, 0, sizeof(set));"], {
      ...inCase,
      section: "again:",
    });
    const parts = [hunk(driver, 20, declared, beside), later(90, 1, out, inCase), clear, header];
    expect(await findingsIn(patchMail(parts))).toEqual([]);
  });
});

it("thousands of hunks of a function are read once", async () => {
  await expectLinear(1000, async (count) => {
    const parts = Array.from({ length: count }, (_, at) =>
      later(20 + 90 * at, 6 * at, [`\tstruct bay_set set${at};`, ...copied(use)], inCase),
    );
    const [head = ""] = hunk(driver, 1, []).split("@@");
    await findingsIn(patchMail([head, ...parts, header]));
  });
});

it.each([
  ["section", (word: string) => later(20, 0, declared, { ...inCase, section: word })],
  ["line", (word: string) => later(20, 0, [word], {})],
])("a word of any length is read once: a %s", (_, part) =>
  expectLinear(80_000, async (count) => {
    const [head = ""] = hunk(driver, 1, []).split("@@");
    await findingsIn(patchMail([head, part("x".repeat(count)), header]));
  }),
);
