// holeproof verify --cc: what a compiler is handed, and what it is not asked.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { holeproof, root } from "./built.ts";

const hasGcc = spawnSync("gcc", ["--version"]).status === 0;
if (!hasGcc) console.warn("SKIPPED: verify --cc: no gcc here");

describe.skipIf(!hasGcc)("verify --cc", () => {
  const folder = scratch();
  mkdirSync(join(folder, "inc"));
  writeFileSync(join(folder, "inc/inner.h"), "struct inner { word w; };\n");
  writeFileSync(join(folder, "before.h"), "typedef unsigned int word;\n");
  const header = join(folder, "outer.h");
  writeFileSync(
    header,
    "#include <inner.h>\n#ifndef linux\nstruct only { int n; };\n#endif\n" +
      "struct outer { struct inner i; unsigned char name[LENGTH]; };\n",
  );
  const given = [
    "-I",
    join(folder, "inc"),
    "-D",
    "LENGTH=5",
    "--include",
    join(folder, "before.h"),
  ];
  const verify = (...words: readonly string[]) => holeproof(["verify", "--cc", ...words]);

  it("hands the compiler what the reader has", () => {
    expect(verify("gcc", ...given, header).out).toMatch(/: 1 equal, 0 different on/);
    expect(verify("gcc", ...given, "-U", "linux", header).out).toMatch(/: 2 equal, 0 different on/);
    // As compilers do, --include looks in the folders of -I too.
    const within = ["-I", join(folder, "inc"), "-I", folder, "-D", "LENGTH=5"];
    expect(verify("gcc", ...within, "--include", "before.h", header).out).toMatch(/: 1 equal, 0/);
    // The compiler's own are among them.
    const own = join(folder, "own-header.h");
    writeFileSync(own, "struct a { uint16_t n; };\n");
    expect(verify("gcc", "--include", "stdint.h", own).out).toMatch(/: 1 equal, 0 different/);
    expect(verify("gcc", "--include", "none.h", own)).toMatchObject({
      code: 2,
      err: "holeproof: cannot read none.h: no such file\n",
    });
    expect(verify("gcc", "-I", join(folder, "none"), header)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no folder .*none/) as string,
    });
  });

  it("counts a record nobody could lay out, and is not content", () => {
    // The compiler knows the mode; the reader does not.
    const path = join(folder, "own.h");
    writeFileSync(
      path,
      "struct a { int n; };\nstruct b { _Decimal64 c __attribute__((mode(TD))); };\n",
    );
    const { code, out, err } = verify("gcc", path);
    expect(out).toMatch(/1 equal, 0 different on \S+, 1 not understood/);
    expect(err).toMatch(/own\.h:2:\d+: struct b: a type or alignment is not known/);
    expect(code).toBe(1);
  });

  it("compares alignment", () => {
    const path = join(folder, "aligned.h");
    const words = "struct a { long long n; }; typedef struct { int n; } b ALIGNED;\n";
    writeFileSync(path, `#define ALIGNED __attribute__((aligned(16)))\n${words}`);
    expect(verify("gcc", path).out).toMatch(/: 2 equal, 0 different/);
    // Only the compiler is told otherwise.
    writeFileSync(path, `#define ALIGNED __attribute__((aligned(4)))\n${words}`);
    const told = verify("gcc -fpack-struct=2", path).out;
    expect(told).toMatch(/: struct a: the record is aligned to 8 bytes here and to 2 in the wit/);
    expect(told).toMatch(/: 1 equal, 1 different/);
  });

  it("sees what the compiler defines by itself and by its flags", () => {
    const path = join(folder, "defined.h");
    writeFileSync(
      path,
      "#ifdef __OPTIMIZE__\nstruct a { char c[__SSE2__ + 2]; };\n#endif\n" +
        "#if __STDC_VERSION__ < 201000 && OWN(3) == 4\nstruct b { char c[__INT8_C(5)]; };\n#endif\n",
    );
    const flags = "gcc -m64 -msse2 -O1 -std=gnu99 '-DOWN(x)=((x)+1)'";
    expect(verify(flags, path)).toMatchObject({ code: 0, err: "" });
    expect(verify(flags, path).out).toMatch(/: 2 equal, 0 different/);
    expect(verify(flags, "-D", "OWN(x)=3", path).out).toMatch(/: 1 equal, 0 different/);
  });

  it("takes a named type declared without a name for a member where the compiler does", () => {
    const path = join(folder, "embedded.h");
    writeFileSync(
      path,
      "struct a { char c; };\ntypedef struct { int n; } t;\n" +
        "struct b { struct a; t; struct d { int x; }; struct { char z; }; char y; };\n",
    );
    for (const compiler of ["gcc", "gcc -fms-extensions"])
      expect(verify(compiler, path).out).toMatch(/: 4 equal, 0 different/);
  });

  it("lays out records as Microsoft's compilers do where the compiler is told to", () => {
    const path = join(folder, "microsoft.h");
    writeFileSync(path, "struct a { char c : 1; int n : 1; };\n");
    const compiler = join(folder, "cc-microsoft");
    // x86 alone has the option, and one of these has it with any gcc.
    writeFileSync(
      compiler,
      `#!/bin/sh\ngcc -mms-bitfields -fsyntax-only -xc /dev/null 2>/dev/null && set -- -mms-bitfields "$@"\nexec gcc "$@"\n`,
    );
    chmodSync(compiler, 0o755);
    for (const one of ["gcc", compiler])
      expect(verify(one, path).out).toMatch(/: 1 equal, 0 different/);
  });

  it.each([
    ["csky", ["__csky__ 2", "__SIZEOF_LONG__ 4", "__LITTLE_ENDIAN__ 1", "__ARC700__ 1"]],
    ["riscv32", ["__riscv 1", "__riscv_xlen 32"]],
  ])("knows %s by the name it says", (target, macros) => {
    const compiler = join(folder, `cc-${target}`);
    const lines = macros.map((macro) => `echo '#define ${macro}'`).join("; ");
    writeFileSync(compiler, `#!/bin/sh\ncase "$*" in *-dM*) ${lines};; *) exec gcc "$@";; esac\n`);
    chmodSync(compiler, 0o755);
    const path = join(folder, "target.h");
    writeFileSync(path, "struct a { char c; };\n");
    expect(verify(compiler, path).out).toMatch(new RegExp(`0 different on ${target}\n`));
  });

  it("needs no header of the compiler's for declarations", () => {
    const { code, out, err } = verify("gcc -nostdinc", join(root, "abi"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/iommufd\/hwpt\.ts: \d+ equal, 0 different/);
    expect(out).not.toMatch(/vocabulary/);
  });
});
