// Headers that tell targets apart: each target is answered for by what it is given.
import { describe, expect, it } from "vitest";
import { headerChecker } from "../../../generator/cli/header-check.ts";
import { toldToPeople } from "../../../generator/finding/index.ts";

/** What is said of a uAPI header: line, rule, words. */
function said(text: string): readonly string[] {
  const path = "include/uapi/linux/bay.h";
  return toldToPeople(headerChecker().check(path, text).findings)
    .filter(({ level }) => level !== "advice")
    .map(({ span, rule, message }) => `${span.line} ${rule} ${message}`);
}

/** A record with one arm for 64-bit targets, and another for the rest. */
const bay = (wide: string, narrow: string): string =>
  `struct bay {\n\t__u32 key;\n#if __BITS_PER_LONG == 64\n\t${wide}\n#else\n\t${narrow}\n#endif\n};\n`;

describe("a record that is not the same declaration everywhere", () => {
  it("has the gaps each declaration leaves, at the lines that leave them", () => {
    expect(said(bay("__u64 root;", "__u16 root;"))).toEqual([
      "4 COMPAT the record has 16 bytes on x86_64, 8 on i386",
      "4 HOLE 4-byte hole between 'key' and 'root' on x86_64, arm64, riscv64 and 10 more",
      "6 TAIL 2 bytes of padding after 'root' on i386 and 21 other targets",
    ]);
  });

  it("has one gap where both declarations leave it", () => {
    const text = bay("__u32 wide; __u32 more;", "__u32 narrow;").replace("key;", "key; __u16 n;");
    const holes = said(text).filter((line) => line.includes("HOLE"));
    expect(holes).toEqual([
      "4 HOLE 2-byte hole between 'n' and 'wide' on x86_64, arm64, riscv64 and 10 more",
      "6 HOLE 2-byte hole between 'n' and 'narrow' on i386 and 21 other targets",
    ]);
    const before = text.replace("__u16 n;", "").replace("struct bay {", "struct bay {\n__u16 n;");
    expect(said(before).filter((line) => line.includes("HOLE"))).toEqual([
      "3 HOLE 2-byte hole between 'n' and 'key' on x86_64 and 34 other targets",
    ]);
  });

  it("is told of by its size where it holds other members", () => {
    expect(said(bay("__u32 pad; __u64 root;", "__u32 root;"))).toEqual([
      "4 COMPAT the record has 16 bytes on x86_64, 8 on i386",
    ]);
    expect(said(bay("__u32 wide;", "__u32 narrow;"))).toEqual([]);
  });

  it("is packed where it is said to be, and has its hole where it is not", () => {
    const text =
      "#ifdef __x86_64__\n#define BAY_PACKED __attribute__((packed))\n#else\n" +
      "#define BAY_PACKED\n#endif\nstruct bay { __u32 key; __u64 root; } BAY_PACKED;\n";
    expect(said(text)).toEqual([
      "6 HOLE 4-byte hole between 'key' and 'root' on arm64 and 25 other targets",
      "6 PKMIS packed puts the __u64 'root' at offset 4, which is not a multiple of 8",
    ]);
  });

  it("is judged though only some targets have it", () => {
    const text = "#ifdef __i386__\nstruct bay_old { __u16 a; __u32 b; };\n#endif\n";
    expect(said(text)).toEqual(["2 HOLE 2-byte hole between 'a' and 'b' on i386"]);
  });
});
