// What one command says of a header is what the others say of it, from wherever it is named.
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { compare } from "../../../generator/cli/commands/compare.ts";
import { groupLayouts } from "../../../generator/layout/index.ts";
import { sideOf } from "../../../generator/cli/editions.ts";
import { targets } from "../../../generator/targets/index.ts";
import { layoutLines } from "../../../generator/write/layout-json.ts";
import { scratch } from "../../scratch.ts";
import { holeproof } from "./built.ts";
import { heard } from "./heard.ts";

/** A kernel tree: what is exported and what the kernel keeps have headers of one name. */
const tree: Readonly<Record<string, string>> = {
  "include/linux/types.h":
    "#include <uapi/linux/types.h>\ntypedef __u64 bay_addr_t;\ntypedef __u32 bay_len_t;\n",
  "include/uapi/linux/types.h": "typedef unsigned int __u32;\ntypedef unsigned long long __u64;\n",
  "include/linux/kho/abi/bay.h":
    "#include <linux/types.h>\nstruct bay_ser { bay_addr_t base; bay_len_t len; };\n",
  "include/uapi/linux/bay.h":
    "#include <linux/types.h>\nstruct bay { __u32 key; __u64 base; __u32 owner; };\n",
};

const headers = Object.keys(tree).filter((path) => path.endsWith("/bay.h"));

let root = "";
beforeAll(() => {
  root = scratch();
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});

const lines = (text: string): readonly string[] => text.split("\n").toSorted();

describe.each(headers)("%s", (header) => {
  const drawn = (cwd: string, ...words: readonly string[]): readonly string[] => {
    const { code, out, err } = holeproof(["draw", "--format", "json", ...words], "", cwd);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    return lines(out);
  };

  it("is laid out alike by draw for one target and for all, and by lock", async () => {
    const all = drawn(root, "--target", "all", header);
    for (const name of ["x86_64", "i386", "m68k"]) {
      const own = all
        .filter((line) => line.includes(`"${name}"`))
        .map((line) => line.replace(/"targets":\[.*?\]/, `"targets":["${name}"]`));
      expect(drawn(root, "--target", name, header)).toEqual(lines([...own, ""].join("\n")));
    }
    const side = await sideOf(join(root, header), {});
    const records =
      typeof side === "string" ? [] : side.editions.flatMap((one) => one.unit.records);
    const locked = records.map((record) => layoutLines(groupLayouts(record, targets))).join("");
    expect(lines(locked)).toEqual(all);
  });

  it("is the same from the root, from beside it, by its whole path and as standard input", () => {
    const whole = drawn(root, "--target", "all", join(root, header));
    const name = header.slice(header.lastIndexOf("/") + 1);
    expect(drawn(root, "--target", "all", header)).toEqual(whole);
    expect(drawn(dirname(join(root, header)), "--target", "all", name)).toEqual(whole);
    const { out } = holeproof(
      ["draw", "--format", "json", "--target", "all", "-"],
      tree[header],
      dirname(join(root, header)),
    );
    expect(lines(out)).toEqual(whole);
  });

  it("is judged alike as a file and as what a patch adds", () => {
    const text = tree[header] ?? "";
    const added = text.trimEnd().split("\n");
    const patch =
      `diff --git a/${header} b/${header}\nnew file mode 100644\n--- /dev/null\n+++ b/${header}\n` +
      `@@ -0,0 +1,${added.length} @@\n${added.map((line) => `+${line}\n`).join("")}`;
    const base = scratch();
    for (const [path, held] of Object.entries(tree)) {
      if (path === header) continue;
      mkdirSync(dirname(join(base, path)), { recursive: true });
      writeFileSync(join(base, path), held);
    }
    interface Line {
      readonly line: number;
      readonly pathLine?: number;
      readonly record: string;
      readonly member: string;
      readonly rule: string;
      readonly message: string;
    }
    const said = (out: string): readonly string[] =>
      out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as Line)
        .map(({ line, pathLine = line, record, member, rule, message }) =>
          [pathLine, record, member, rule, message].join(" "),
        );
    const checked = said(holeproof(["check", "--format", "json", header], "", root).out);
    const words = ["review", "--tree", base, "--format", "json", "-"];
    expect(said(holeproof(words, patch).out)).toEqual(checked);
    expect(checked.length).toBeGreaterThan(0);
  });
});

it("a header of the kernel's own is that from inside its folder too", () => {
  const folder = join(root, "include/linux");
  writeFileSync(
    join(folder, "bay_state.h"),
    "struct bay_state { struct list_head list; u32 key; u64 base; bool on; };\n",
  );
  const check = (path: string, cwd: string): string =>
    holeproof(["check", "--format", "json", path], "", cwd).out;
  expect(check("include/linux/bay_state.h", root)).toBe("");
  expect(check("bay_state.h", folder)).toBe("");
});

describe("a header whose members depend on how the kernel is configured", () => {
  const header = "include/linux/kho/abi/wide.h";
  const text =
    "#include <linux/types.h>\nstruct wide_ser {\n\tbay_addr_t base;\n" +
    "#ifdef CONFIG_BAY_WIDE\n\t__u32 len;\n#endif\n};\n";
  beforeAll(() => writeFileSync(join(root, header), text));

  it("is drawn as a compiler that was told of no option has it", () => {
    const size = (...words: readonly string[]): string | undefined =>
      /size (\d+)/.exec(
        holeproof(["draw", "--target", "x86_64", ...words, header], "", root).out,
      )?.[1];
    expect(size()).toBe("8");
    expect(size("-D", "CONFIG_BAY_WIDE")).toBe("16");
  });

  it("is judged with every option set that is not said to be undefined", () => {
    const told = (...words: readonly string[]): string =>
      holeproof(["check", ...words, header], "", root).out;
    expect(told()).toContain("4 bytes of padding after 'len'");
    expect(told("-U", "CONFIG_BAY_WIDE")).not.toContain("padding");
  });
});

const installed = "/usr/include/linux";
if (!existsSync(installed)) console.warn("SKIPPED: no exported headers below /usr/include");

describe.skipIf(!existsSync(installed))("the exported headers", () => {
  let folder = "";
  beforeAll(() => {
    folder = scratch();
    cpSync(installed, join(folder, "usr/include/linux"), {
      recursive: true,
      filter: (path) => !/\/(?:netfilter|usb|dvb|android|[k-z]\w*\.h)/.test(path),
    });
  });

  it("have nothing new held against themselves", async () => {
    const headers = join(folder, "usr/include/linux");
    const options = { format: "text", target: "all" } as const;
    const { code, out } = await heard((io) => compare(headers, headers, options, io));
    expect(code).toBe(0);
    expect(out).toMatch(/^\d{3,} unchanged\n$/);
  });

  it("are drawn alike from inside their folder and from anywhere", () => {
    const words = ["draw", "--format", "json", "--target", "x86_64,i386,m68k"];
    const whole = holeproof([...words, join(folder, "usr/include/linux")]);
    const inside = holeproof([...words, "linux"], "", join(folder, "usr/include"));
    expect(whole.out.split("\n").length).toBeGreaterThan(500);
    expect(lines(inside.out)).toEqual(lines(whole.out));
  });
});
