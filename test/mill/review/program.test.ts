// Records a patch declares in a .c file: whose bytes they are, and what is said of them.
import { describe, expect, it } from "vitest";
import { findingsIn, runReview } from "./run.ts";

interface Line {
  readonly record: string | null;
  readonly member: string | null;
  readonly rule: string;
  readonly level: string;
}

const drivers = "drivers/bay/bay.c";
const added = (code: string, path = drivers): string => {
  const lines = code.trimEnd().split("\n");
  const head = `--- a/${path}\n+++ b/${path}\n@@ -9,0 +10,${lines.length} @@\n`;
  return `From: A <a@x.org>\nSubject: [PATCH] bay\n\n${head}${lines.map((one) => `+${one}\n`).join("")}`;
};

const check = (code: string, expected: readonly string[]): Promise<void> =>
  checkMail(added(code), expected);

/** Everything told of a mail, as `record.member RULE level`. */
async function checkMail(mail: string, expected: readonly string[]): Promise<void> {
  const { out } = await runReview(["-"], { format: "json" }, Buffer.from(mail, "utf8"));
  const lines = out.split("\n").filter((line) => line !== "");
  const told = lines
    .map((line) => JSON.parse(line) as Line)
    .map(({ record, member, rule, level }) => `${record}.${member} ${rule} ${level}`);
  expect(told).toEqual(expected);
}

const holed = "struct bay_args {\n\t__u32 key;\n\t__aligned_u64 root;\n};\n";
const serialised = "struct bay_ser {\n\tu64 root;\n\tu64 key;\n};\n";

describe("a record of a program", () => {
  it("is the kernel's own affair", () => check(holed, []));
  it("has no use for the underscores of exported headers", () =>
    check("struct bay {\n\tstruct device *dev;\n\t__u32 key;\n\t__u8 lanes[4];\n};\n", [
      "bay.key KTYPE advice",
    ]));
  it.each(["tools/bay/bay.c", "src/bay.c", "tests/bay.c"])("that is none of it has: %s", (path) =>
    checkMail(added("struct bay {\n\tstruct device *dev;\n\t__u32 key;\n};\n", path), []),
  );
  it("has, in a program for user space, what that has", () => {
    const mail = added("struct bay {\n\tstruct lock *lock;\n\t__u32 key;\n};\n");
    return checkMail(mail.replaceAll(drivers, "tools/bay/bay.c"), []);
  });
  it("has bits in the order of whoever shares them", async () => {
    const fields = "\tu8 kind : 3;\n\tu8 lane : 5;\n";
    const turned = "\tu8 lane : 5;\n\tu8 kind : 3;\n";
    const packed = (members: string): string =>
      `struct bay_hdr {\n\tu8 key;\n${members}} __packed;\n`;
    await check(packed(fields), ["bay_hdr.kind BITF advice"]);
    await check(packed(fields).replace(" __packed", ""), []);
    const both = `#ifdef __LITTLE_ENDIAN_BITFIELD\n${fields}#else\n${turned}#endif\n`;
    await check(packed(both), []);
  });
  it("has no array of no length", () =>
    check("struct bay {\n\tstruct device dev;\n\tint used;\n\tstruct lane lanes[0];\n};\n", [
      "bay.lanes FLEX0 advice",
    ]));
  it("is user space's where an ioctl number names it", () =>
    check(`${holed}#define BAY_SET _IOW('b', 1, struct bay_args)\n`, ["bay_args.root HOLE error"]));
  it("is user space's where a number of a subsystem's own maker names it", () =>
    check(`${holed}#define BAY_SET BAY_IOW(1, struct bay_args)\n`, ["bay_args.root HOLE error"]));
  it("is user space's where it is spelt so and handled as __user", () =>
    check(`${holed}static int bay_set(struct bay_args __user *arg)\n{\n\treturn 0;\n}\n`, [
      "bay_args.root HOLE error",
    ]));
  it("is a signal's or an old call's where it is only handled as __user", () =>
    check(
      "struct bay_frame {\n\tchar kind;\n\tlong sp;\n};\nint f(struct bay_frame __user *at);\n",
      [],
    ));
  it("is the next kernel's where it is handed over", () =>
    check(
      `${serialised}static int bay_keep(struct bay_ser *ser)\n{\n\treturn kho_preserve_pages(ser, 1);\n}\n`,
      ["bay_ser.key PKMISS warning"],
    ));
  it("is nobody else's for its name alone", () => check(serialised, []));
  it("says where its bounds come from", () =>
    check(
      "#define BAY_LANES 4\nstruct bay_args {\n\t__u8 lanes[BAY_LANES];\n\t__aligned_u64 root;\n};\n" +
        "#define BAY_SET _IOW('b', 1, struct bay_args)\n",
      ["bay_args.root HOLE error"],
    ));
  it("is no function's own", () =>
    check("static int f(void)\n{\n\tstruct at {\n\t\tint used;\n\t\tint lanes[0];\n\t};\n}\n", []));
});

describe("a program of user space", () => {
  const number = "#define BAY_SET _IOW('b', 1, struct bay_args)\n";
  const included = ["#include <stdio.h>\n", "#include <sys/ioctl.h>\n", "#include <linux/bay.h>\n"];

  it.each(included)("%s", async (line) => {
    const own = line.includes("linux") ? ["bay_args.root HOLE error"] : [];
    await check(`${line}${number}${holed}`, own);
  });

  it("has a copy of what the kernel declares, which is judged there", async () => {
    const both = (at: string): string => added(number + holed).replaceAll(drivers, at);
    const own = both("tools/testing/selftests/bay/bay.c").replace(/^[^]*\n\n/, "");
    await checkMail(`${both("kernel/bay.c")}${own}`, ["bay_args.root HOLE error"]);
  });

  it("lies at the root, where no part of the kernel does", async () => {
    const at = (path: string): string => added(number + holed).replaceAll(drivers, path);
    await checkMail(at("bay.c"), []);
    await checkMail(at("kernel/bay.c"), ["bay_args.root HOLE error"]);
  });

  it("has headers of its own, and the types it likes", async () => {
    const lines = `${number}struct bay_args {\n\tu32 key;\n\tu64 root;\n};\n`;
    const mail = (at: string): string => added(lines).replaceAll(drivers, at);
    await checkMail(mail("tools/bay/bay.h"), []);
    expect(await findingsIn(mail("include/bay/bay.h"))).toContain("bay_args.root HOLE");
  });
});

describe("a hunk that declares and does", () => {
  it("is quoted once", async () => {
    const code =
      `${holed}#define BAY_SET _IOW('b', 1, struct bay_args)\n` +
      "static int bay_set(void __user *arg)\n{\n\tstruct bay_args args;\n\n" +
      "\targs.key = 1;\n\targs.root = 2;\n" +
      "\treturn copy_to_user(arg, &args, sizeof(args)) ? -EFAULT : 0;\n}\n";
    const { out } = await runReview(["-"], { format: "reply" }, Buffer.from(added(code), "utf8"));
    expect(out.match(/^> @@/gm)).toHaveLength(1);
    expect(out).toContain("Please spell it out");
    expect(out).toContain("Please use _IOWR");
  });
});

describe("code a reviewer quotes without its path", () => {
  const quoted = (code: string): string =>
    `From: A <a@x.org>\nSubject: Re: [PATCH] bay\n\nB wrote:\n> @@ -0,0 +1,99 @@\n${code
      .split("\n")
      .map((line) => `> +${line}\n`)
      .join("")}\nNo.\n`;
  it("is code", () =>
    checkMail(
      quoted(
        "static const struct file_operations bay_fops = {\n\t.unlocked_ioctl = bay_ioctl,\n};",
      ),
      ["null.null COMPATPTR advice"],
    ));
});
