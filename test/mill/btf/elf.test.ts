// Sections of ELF files, one after another.
import { expect, it } from "vitest";
import { elfSections } from "../../../generator/read/btf/index.ts";
import { expectLinear } from "../../growth.ts";

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
