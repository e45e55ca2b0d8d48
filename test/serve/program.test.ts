// Programs that cannot be interposed, told by their files.
import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { uninterposable } from "../../generator/cli/serve/program.ts";
import { scratch } from "../scratch.ts";

const folder = scratch();

interface Parts {
  readonly interpreter?: string;
  readonly section?: string;
  readonly bits?: 32 | 64;
}

/** An ELF file of nothing but a header, one program header at most, and names of sections. */
function elf({ interpreter, section, bits = 64 }: Parts): Uint8Array {
  const bytes = Buffer.alloc(1024);
  bytes.writeUInt32BE(0x7f454c46, 0);
  bytes[4] = bits / 32;
  bytes.writeBigUInt64LE(64n, 32);
  bytes.writeUInt16LE(56, 54);
  bytes.writeUInt16LE(interpreter === undefined ? 0 : 1, 56);
  bytes.writeUInt32LE(3, 64);
  bytes.writeBigUInt64LE(512n, 64 + 8);
  bytes.writeBigUInt64LE(BigInt(interpreter?.length ?? 0) + 1n, 64 + 32);
  bytes.write(interpreter ?? "", 512, "latin1");
  // Section 0 holds the names.
  const names = `\0.text\0${section ?? ""}\0`;
  bytes.writeBigUInt64LE(128n, 40);
  bytes.writeUInt16LE(64, 58);
  bytes.writeUInt16LE(1, 60);
  bytes.writeBigUInt64LE(768n, 128 + 24);
  bytes.writeBigUInt64LE(BigInt(names.length), 128 + 32);
  bytes.write(names, 768, "latin1");
  return bytes;
}

const linker = "/lib64/ld-linux-x86-64.so.2";
const whole = elf({ interpreter: linker });

const cases: readonly (readonly [string, Uint8Array, RegExp | undefined])[] = [
  ["a dynamic program", whole, undefined],
  ["a static program", elf({}), /is linked statically/],
  ["a Go program that uses C", elf({ interpreter: linker, section: ".go.buildinfo" }), /in Go/],
  ["a program of musl's", elf({ interpreter: "/lib/ld-musl-x86_64.so.1" }), /another C library/],
  ["a 32-bit program", elf({ interpreter: linker, bits: 32 }), /is a 32-bit program/],
  ["a script", Buffer.from("#!/bin/sh\nexit 0\n".padEnd(100)), undefined],
  ["an empty file", new Uint8Array(0), undefined],
  ["a header cut short", whole.slice(0, 40), undefined],
  ["tables that are not there", whole.slice(0, 64), /is linked statically/],
];

describe("a program that", () => {
  it.each(cases)("is %s", (name, bytes, reason) => {
    const path = join(folder, name.replaceAll(/\W/g, "-"));
    writeFileSync(path, bytes);
    const said = uninterposable(path);
    if (reason === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(reason);
  });

  it("is looked for as the system does", () => {
    const path = join(folder, "static-one");
    writeFileSync(path, elf({}));
    const before = process.env["PATH"];
    process.env["PATH"] = `/nonexistent:${folder}`;
    expect(uninterposable("static-one")).toBeUndefined();
    chmodSync(path, 0o755);
    expect(uninterposable("static-one")).toBe(
      "static-one is linked statically: its calls go past the C library, and so past the machine",
    );
    process.env["PATH"] = before;
    expect(uninterposable("sh")).toBeUndefined();
    expect(uninterposable("/nonexistent")).toBeUndefined();
  });

  it("the system's compiler links statically", () => {
    const path = join(folder, "built");
    const options = { input: "int main(void) { return 0; }", encoding: "utf8" } as const;
    const built = spawnSync("cc", ["-static", "-x", "c", "-o", path, "-"], options);
    if (built.status !== 0) return console.warn("SKIPPED: no compiler that links statically");
    expect(uninterposable(path)).toMatch(/is linked statically/);
  });
});
