// Sections of ELF files, one after another.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { elfSections } from "../../../generator/read/btf/index.ts";
import { expectLinear } from "../../growth.ts";
import { scratch } from "../../scratch.ts";

/** A little-endian ELF-64 file of sections `.s0`, `.s1` and so on, a byte each, and their names. */
function elf(count: number): Uint8Array {
  const names = Array.from({ length: count }, (_, at) => `.s${at}\0`);
  const namesText = Buffer.from(names.join(""), "latin1");
  const headers = 64;
  const namesAt = headers + (count + 1) * 64;
  const bytes = new Uint8Array(namesAt + namesText.length + count);
  const view = new DataView(bytes.buffer);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1]);
  view.setBigUint64(40, BigInt(headers), true);
  view.setUint16(58, 64, true);
  view.setUint16(60, count + 1, true);
  view.setUint16(62, count, true);
  const header = (index: number, name: number, at: number, size: number): void => {
    const start = headers + index * 64;
    view.setUint32(start, name, true);
    view.setBigUint64(start + 24, BigInt(at), true);
    view.setBigUint64(start + 32, BigInt(size), true);
  };
  let name = 0;
  for (let at = 0; at < count; at++) {
    header(at, name, namesAt + namesText.length + at, 1);
    bytes[namesAt + namesText.length + at] = at & 0xff;
    name += names[at]!.length;
  }
  header(count, name - 1, namesAt, namesText.length);
  bytes.set(namesText, namesAt);
  return bytes;
}

it("reads the headers of many sections once", () =>
  expectLinear(2000, (count) => {
    const sections = elfSections(elf(count));
    if (typeof sections === "string") throw new Error(sections);
    for (let at = 0; at < count; at++) {
      const section = sections(`.s${at}`);
      if (section[0] !== (at & 0xff) || section.length !== 1) throw new Error(`section ${at}`);
    }
    expect(sections(".s")).toBe("the ELF file has no .s section");
  }));

const hasGcc = spawnSync("gcc", ["--version"]).status === 0;
if (!hasGcc) console.warn("SKIPPED: more sections than fit an ELF header: no gcc here");

describe("more sections than fit an ELF header", () => {
  it.skipIf(!hasGcc)("are read as the assembler writes them", () => {
    const count = 65_400;
    const object = join(scratch(), "many.o");
    const lines = Array.from(
      { length: count },
      (_, at) => `.section .s${at}\n.byte ${at & 0xff}\n`,
    );
    const { status } = spawnSync("gcc", ["-c", "-x", "assembler", "-", "-o", object], {
      input: lines.join(""),
    });
    expect(status).toBe(0);
    const sections = elfSections(readFileSync(object));
    if (typeof sections === "string") throw new Error(sections);
    for (const at of [0, 1, 4711, count - 1])
      expect(sections(`.s${at}`)).toEqual(Buffer.from([at & 0xff]));
  });

  /** Its numbers where the first section has them, as if they were large. */
  function extended(count: number, size = count + 1): Uint8Array {
    const bytes = elf(count);
    const view = new DataView(bytes.buffer);
    view.setUint16(60, 0, true);
    view.setUint16(62, 0xffff, true);
    view.setBigUint64(64 + 32, BigInt(size), true);
    view.setUint32(64 + 40, count, true);
    return bytes;
  }

  it("are refused where the first section says too many, or there is none", () => {
    const sections = elfSections(extended(3));
    if (typeof sections === "string") throw new Error(sections);
    expect(sections(".s2")).toEqual(Uint8Array.of(2));
    const past = "the ELF section headers lie past the end of the file";
    expect(elfSections(extended(3, 2 ** 40))).toBe(past);
    expect(elfSections(extended(3).subarray(0, 100))).toBe(past);
    expect(elfSections(extended(3, 3))).toBe("the ELF file names no sections");
    const none = extended(3);
    none.fill(0, 40, 48);
    expect(elfSections(none)).toBe("the ELF file names no sections");
  });
});
