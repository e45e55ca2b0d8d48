// holeproof compare: files, folders and revisions.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { holeproof } from "./built.ts";

describe("compare", () => {
  const before = "struct a { int n; int __reserved; };\n";
  const after = "struct a { int n; int used; };\n";
  it("takes files, folders and revisions of git", () => {
    const folder = scratch();
    for (const [name, text] of [
      ["old", before],
      ["new", after],
    ] as const) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "a.h"), text);
    }
    const [old, now] = [join(folder, "old"), join(folder, "new")];
    const told = "struct a: reserved bytes put to use\n  'used' uses bytes of '__reserved'\n";
    expect(holeproof(["compare", old, now])).toMatchObject({ code: 0, out: told });
    expect(holeproof(["compare", join(old, "a.h"), join(now, "a.h")]).out).toBe(told);
    expect(holeproof(["compare", now, old])).toMatchObject({ code: 1 });
    expect(holeproof(["compare", "--format", "json", old, now]).out).toMatch(
      /"kind":"reserved-used"/,
    );
    const same = holeproof(["compare", "HEAD:abi/kho/iommufd", "HEAD:abi/kho/iommufd"]);
    expect(same).toMatchObject({ code: 0, err: "" });
    expect(same.out).toMatch(/^\d+ unchanged\n$/);
  });
  it("names the targets a break is one on, unless it is one everywhere", () => {
    const folder = scratch();
    const [old, bare, gone] = ["old.h", "bare.h", "gone.h"].map((name) => join(folder, name));
    writeFileSync(old!, "struct bay { __u32 a; __u32 pad; __u64 b; };\n");
    writeFileSync(bare!, "struct bay { __u32 a; __u64 b; };\n");
    writeFileSync(gone!, "struct bay { __u32 a; __u32 pad; };\n");
    expect(holeproof(["compare", old!, bare!]).out).toMatch(
      /^struct bay: breaking on i386, m68k, sh4 and 5 more\n/,
    );
    expect(holeproof(["compare", old!, gone!]).out).toMatch(/^struct bay: breaking\n/);
  });
  it("sees what a header declares for some targets alone", () => {
    const folder = scratch();
    const [old, now, gone] = ["old.h", "now.h", "gone.h"].map((name) => join(folder, name));
    const text =
      "struct bay {\n#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__\n\t__u8 a:4, b:4;\n#else\n" +
      "\t__u8 b:4, a:4;\n#endif\n};\n#ifdef __i386__\nstruct bay_old { int n; };\n#endif\n";
    writeFileSync(old!, text);
    writeFileSync(now!, text.replace("b:4, a:4", "a:4, b:4"));
    writeFileSync(gone!, text.replace("__i386__", "__m68k__"));
    expect(holeproof(["compare", old!, old!])).toMatchObject({ code: 0, out: "2 unchanged\n" });
    expect(holeproof(["compare", old!, now!])).toMatchObject({
      code: 1,
      out:
        "struct bay: breaking on s390x, m68k, armeb and 13 more\n" +
        "  'b' moves from offset 0 to bit 4 on s390x, m68k, armeb and 13 more\n" +
        "  'a' moves from bit 4 to offset 0 on s390x, m68k, armeb and 13 more\n1 unchanged\n",
    });
    expect(holeproof(["compare", old!, gone!]).out).toBe(
      "struct bay_old: breaking on i386\n  the record is gone on i386\n1 unchanged\n",
    );
  });
  it("knows a header by its folder, and the C library's words by their names", () => {
    const folder = scratch();
    const bay = "struct tcp_bay { uint64_t key; };\n#define TCP_BAY 77\n";
    const texts = {
      "old/linux/tcp.h": `#include <stdint.h>\n${bay}`,
      "new/linux/tcp.h": bay.replace("uint64_t key;", "__u64 key; __u64 more;"),
      "lib/stdint.h": "typedef unsigned long uint64_t;\n",
    };
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(join(folder, dirname(name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const [old, now, lib] = ["old/linux", "new/linux", "lib"].map((name) => join(folder, name));
    expect(holeproof(["compare", "-I", lib!, old!, now!]).out).toBe(
      "struct tcp_bay: compatible extension\n  'more' is added at offset 8\n" +
        "  the size goes from 8 to 16 bytes, and TCP_BAY hands it over with its length\n",
    );
  });
  it("says why it cannot", () => {
    expect(holeproof(["compare", "nowhere.h", "nowhere.h"])).toMatchObject({ code: 2 });
    expect(holeproof(["compare", "HEAD:nowhere.h", "HEAD:nowhere.h"]).err).toMatch(
      /neither a file/,
    );
  });
});
