// Finding a section of an ELF file (ELF-64 and ELF-32, either byte order).
import { Parser } from "binary-parser";

interface ElfHeader {
  readonly sectionsAt: number | bigint;
  readonly sectionSize: number;
  readonly sectionCount: number;
  readonly namesIndex: number;
}

interface Section {
  readonly name: number;
  readonly at: number | bigint;
  readonly size: number | bigint;
  readonly link: number;
}

/** `e_shstrndx` where the index does not fit it: elf(5), SHN_XINDEX. */
const indexElsewhere = 0xffff;

const endianOf = (big: boolean): "big" | "little" => (big ? "big" : "little");

/** The ELF header from e_shoff on; elf(5), Elf64_Ehdr and Elf32_Ehdr. */
function headerParser(wide: boolean, big: boolean): Parser {
  const start = new Parser().endianness(endianOf(big)).seek(wide ? 40 : 32);
  const sections = wide ? start.uint64("sectionsAt") : start.uint32("sectionsAt");
  return sections.seek(10).uint16("sectionSize").uint16("sectionCount").uint16("namesIndex");
}

/** A section header; elf(5), Elf64_Shdr and Elf32_Shdr. */
function sectionParser(wide: boolean, big: boolean): Parser {
  const start = new Parser()
    .endianness(endianOf(big))
    .uint32("name")
    .seek(wide ? 20 : 12);
  const sized = wide ? start.uint64("at").uint64("size") : start.uint32("at").uint32("size");
  return sized.uint32("link");
}

/** Whether the bytes start as an ELF file does. */
export const isElf = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;

/** Whether an ELF file's numbers are big-endian. */
export const isBigEndian = (bytes: Uint8Array): boolean => bytes[5] === 2;

/** The bytes of one section of an ELF file, or what is wrong with the file. */
export function elfSection(bytes: Uint8Array, wanted: string): Uint8Array | string {
  const sections = elfSections(bytes);
  return typeof sections === "string" ? sections : sections(wanted);
}

/** The same for one section after another of a file whose headers are read once. */
export function elfSections(bytes: Uint8Array): ((wanted: string) => Uint8Array | string) | string {
  const wide = bytes[4] === 2;
  const big = isBigEndian(bytes);
  const headerSize = wide ? 64 : 52;
  if (bytes.length < headerSize) return "the ELF header is cut off";
  const header = headerParser(wide, big).parse(bytes) as ElfHeader;
  const sectionsAt = Number(header.sectionsAt);
  if (header.sectionSize < (wide ? 64 : 40)) return "the ELF section headers are too small";
  const isWithin = (count: number): boolean =>
    sectionsAt + header.sectionSize * count <= bytes.length;
  const isPast = "the ELF section headers lie past the end of the file";
  const parser = sectionParser(wide, big);
  const sectionAt = (index: number): Section =>
    parser.parse(bytes.subarray(sectionsAt + index * header.sectionSize)) as Section;
  const isExtended = header.sectionCount === 0 || header.namesIndex === indexElsewhere;
  if (isExtended && !isWithin(1)) return isPast;
  // What does not fit the header stands in the first section's. Without sections there is none.
  const first = isExtended && sectionsAt !== 0 ? sectionAt(0) : undefined;
  const sectionCount = header.sectionCount || Number(first?.size ?? 0);
  const namesIndex = header.namesIndex === indexElsewhere ? (first?.link ?? 0) : header.namesIndex;
  if (!isWithin(sectionCount)) return isPast;
  if (namesIndex >= sectionCount) return "the ELF file names no sections";
  const names = sectionAt(namesIndex);
  const byName = new Map<string, Section>();
  for (let index = 0; index < sectionCount; index++) {
    const section = sectionAt(index);
    const name = nameAt(bytes, Number(names.at) + section.name);
    if (!byName.has(name)) byName.set(name, section);
  }
  return (wanted) => {
    const section = byName.get(wanted);
    if (section === undefined) return `the ELF file has no ${wanted} section`;
    const start = Number(section.at);
    const end = start + Number(section.size);
    if (end > bytes.length) return `the ${wanted} section lies past the end of the file`;
    return bytes.subarray(start, end);
  };
}

/** Longer names are cut: nobody asks for such, and thousands may share one without an end. */
const nameMax = 64;

function nameAt(bytes: Uint8Array, at: number): string {
  let name = "";
  for (let index = at; name.length < nameMax && (bytes[index] ?? 0) !== 0; index++)
    name += String.fromCharCode(bytes[index]!);
  return name;
}
