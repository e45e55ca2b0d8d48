// Built-in words of the kernel's headers that are not of one width: those headers as witnesses.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import { readC, type SourceFile } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

const words = (
  "uid gid mode ipc_pid ino daddr suseconds off time clock " +
  "old_uid old_gid old_dev old_time long ulong size ssize"
)
  .split(" ")
  .map((word) => `__kernel_${word}_t`);

/** Bytes of each word on a target, with what the headers say or without. */
function bytesOn(name: string, include?: (asked: string) => SourceFile | undefined): object {
  const target = targetNamed(name)!;
  const head = include === undefined ? "" : "#include <asm/posix_types.h>\n";
  const text = `${head}struct all {\n${words.map((word) => `${word} _${word};`).join("\n")}\n};\n`;
  const { unit, findings } = readC(
    { path: "all.h", text },
    include === undefined ? { target } : { target, include },
  );
  expect(findings).toEqual([]);
  const { slots } = layoutOf(unit.records[0]!, target);
  return Object.fromEntries(slots.map(({ member, size }) => [member.name.slice(1), size]));
}

describe("words of posix_types.h without it", () => {
  const sizes: readonly (readonly [string, string, number])[] = [
    ["__kernel_uid_t", "x86_64", 4],
    ["__kernel_uid_t", "i386", 2],
    ["__kernel_mode_t", "hppa", 2],
    ["__kernel_mode_t", "hppa64", 4],
    ["__kernel_ipc_pid_t", "ppc32", 2],
    ["__kernel_suseconds_t", "x86_64", 8],
    ["__kernel_suseconds_t", "x32", 8],
    ["__kernel_suseconds_t", "mips-n32", 4],
    ["__kernel_suseconds_t", "sparc64", 4],
    ["__kernel_ino_t", "s390x", 4],
    ["__kernel_daddr_t", "mips-n64", 8],
    ["__kernel_old_dev_t", "ppc64le", 8],
    ["__kernel_old_uid_t", "arm64", 2],
  ];
  it.each(sizes)("%s on %s has %i bytes", (word, name, size) => {
    expect(bytesOn(name)).toMatchObject({ [word]: size });
  });

  const machines: readonly (readonly [name: string, folder: string])[] = [
    ["x86_64", "/usr/include/x86_64-linux-gnu"],
    ["i386", "/usr/include/x86_64-linux-gnu"],
    ["x32", "/usr/include/x86_64-linux-gnu"],
    ["arm64", "/usr/aarch64-linux-gnu/include"],
    ["riscv64", "/usr/riscv64-linux-gnu/include"],
  ];
  it.each(machines)("are on %s what its headers make them", (name, folder) => {
    const texts = [folder, "/usr/include"].map((one) => (asked: string) => join(one, asked));
    const include = (asked: string): SourceFile | undefined => {
      const path = texts.map((at) => at(asked)).find((one) => existsSync(one));
      return path === undefined ? undefined : { path, text: readFileSync(path, "utf8") };
    };
    if (include("asm/posix_types.h") === undefined) {
      console.warn(`SKIPPED: no asm/posix_types.h of ${name} is installed`);
      return;
    }
    expect(bytesOn(name)).toEqual(bytesOn(name, include));
    // The same on top of the common header, as for machines whose own is not installed.
    const common = (asked: string): SourceFile | undefined =>
      asked.startsWith("asm/") ? undefined : include(asked);
    expect(bytesOn(name, common)).toEqual(bytesOn(name, include));
  });
});

describe("headers of machines that are not at hand", () => {
  const texts: Readonly<Record<string, string>> = {
    "asm-generic/bitsperlong.h": "#ifndef __BITS_PER_LONG\n#define __BITS_PER_LONG 32\n#endif\n",
    "asm-generic/ioctl.h":
      "#ifndef _IOC_SIZEBITS\n#define _IOC_SIZEBITS 14\n#endif\n" +
      "#ifndef _IOC_WRITE\n#define _IOC_WRITE 1U\n#endif\n",
    "linux/byteorder/big_endian.h": "#define BYTES 3\n",
    "linux/byteorder/little_endian.h": "#define BYTES 2\n",
  };
  const include = (asked: string): SourceFile | undefined => {
    const text = texts[asked];
    return text === undefined ? undefined : { path: `/tree/include/${asked}`, text };
  };
  const bound = (header: string, word: string, name: string): number => {
    const text = `#include <${header}>\nstruct s { char c[${word}]; };\n`;
    const target = targetNamed(name)!;
    const { unit } = readC({ path: "s.h", text }, { target, include });
    return layoutOf(unit.records[0]!, target).size;
  };
  it.each([
    ["asm/bitsperlong.h", "__BITS_PER_LONG", "arm64", 64],
    ["asm/bitsperlong.h", "__BITS_PER_LONG", "arm", 32],
    ["asm/ioctl.h", "_IOC_SIZEBITS", "riscv64", 14],
    ["asm/ioctl.h", "_IOC_SIZEBITS", "mips-n64", 13],
    ["asm/ioctl.h", "_IOC_WRITE", "ppc64le", 4],
    ["asm/ioctl.h", "_IOC_WRITE", "hppa", 2],
    ["asm/byteorder.h", "BYTES", "s390x", 3],
    ["asm/byteorder.h", "BYTES", "ppc64le", 2],
  ])("%s: %s on %s is %i", (header, word, name, value) =>
    expect(bound(header, word, name)).toBe(value),
  );
  it("are not found where what they are built on is not", () => {
    const text = "#include <asm/ioctl.h>\n";
    const { missing } = readC({ path: "s.h", text }, { target: targetNamed("arm64")! });
    expect(missing).toEqual(["asm/ioctl.h"]);
  });
});
