/**
 * BTF: a kernel's or an object's type data in, records with the places their compiler gave them
 * out.
 *
 * Accepts a raw blob (`/sys/kernel/btf/vmlinux`) or an ELF file with a `.BTF` section. The only
 * door to binary-parser in the mill: it reads the fixed headers; the type table has a pass of our
 * own. Never here: judgement of a struct, a file system, or trust in an offset read from the input.
 */
export type { BtfFile, BtfReading } from "./read.ts";
export type { BtfRecord } from "./explain.ts";
export { readBtf } from "./read.ts";
export { elfSection, elfSections, isBigEndian, isElf } from "./elf.ts";
