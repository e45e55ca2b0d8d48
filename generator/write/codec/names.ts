// C names as TypeScript names.
import { type CRecord, elementOf, recordOf } from "../../model/index.ts";

/**
 * `root_pa` to `rootPa`, `__reserved2` to `reserved2`, `iommufd-liveupdate` to `iommufdLiveupdate`.
 */
export function camelCase(name: string): string {
  const words = name.split(/[_\-.]+/).filter((part) => part !== "");
  return words.map((part, index) => (index === 0 ? part : capital(part))).join("");
}

/** `iommufd_hwpt_lu` to `IommufdHwptLu`. */
export function pascalCase(name: string): string {
  return capital(camelCase(name));
}

/** `iommufd_hwpt_lu` to `IOMMUFD_HWPT_LU`. */
export function constantCase(name: string): string {
  return name.toUpperCase();
}

/** `asiv_` to `Asiv_`: what is one name already stays apart from others. */
export function capital(part: string): string {
  return part.charAt(0).toUpperCase() + part.slice(1);
}

const typeNames = new WeakMap<CRecord, string>();
const constantNames = new WeakMap<CRecord, string>();

/** What the type of a record's value is called, and what all its functions are called after. */
export function typeName(record: CRecord): string {
  return typeNames.get(record) ?? pascalCase(record.name);
}

/** What a record's constants are called after. */
export function constantName(record: CRecord): string {
  return constantNames.get(record) ?? constantCase(record.name);
}

/** Names that generated code has for other things: no record's type may hide them. */
const foreign: readonly string[] = (
  "ArrayBuffer BigInt DataView Generator Math Number String Block Located " +
  "Uint8Array Uint16Array Uint32Array BigUint64Array Int8Array Int16Array Int32Array BigInt64Array"
).split(" ");

const constantForms = ["SIZE", "ALIGN", "MIN_SIZE", "OFFSET", "DESCRIPTION"];

/**
 * Gives the records of one module names that differ even where only case or underscores told them
 * apart in C (`vbi_itv0`, `vbi_ITV0`), or where a constant of the header already has the name
 * (`REQ_SIZE`). The first keeps what it would have alone; a later one gets an underscore.
 */
export function nameRecords(records: readonly CRecord[], constants: Iterable<string>): void {
  const types = new Set(foreign);
  const taken = new Set(constants);
  for (const record of records) {
    const forms = [...constantForms, ...valuesOf(record)];
    const type = distinct(pascalCase(record.name), ["", "Cursor", "Columns"], "", types);
    const constant = distinct(constantCase(record.name), forms, "_", taken);
    typeNames.set(record, type);
    constantNames.set(record, constant);
  }
}

/** The lists of values its members may have, and those of its untagged records and unions. */
function valuesOf({ members }: CRecord, before = ""): readonly string[] {
  return members.flatMap(({ name, type }) => {
    const path = before + constantCase(name);
    const inner = recordOf(elementOf(type));
    const isOwn = inner?.name === "" || inner?.kind === "union";
    const within = isOwn ? valuesOf(inner, name === "" ? before : `${path}_`) : [];
    return [`${path}_VALUES`, ...within];
  });
}

/** The name, with as many underscores as it takes for all its forms to be new; they are now not. */
function distinct(
  wanted: string,
  forms: readonly string[],
  between: string,
  taken: Set<string>,
): string {
  const formsOf = (name: string): readonly string[] => forms.map((form) => name + between + form);
  let name = wanted;
  while (formsOf(name).some((form) => taken.has(form))) name += "_";
  for (const form of formsOf(name)) taken.add(form);
  return name;
}
