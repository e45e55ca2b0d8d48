// The constants of a header as values, and the ioctl numbers among them.
import { pushTo } from "../../lists/index.ts";
import {
  elementOf,
  type EnumType,
  type IoctlUse,
  type Member,
  type Unit,
} from "../../model/index.ts";
import { Constants, ioctlsOf } from "../../rules/index.ts";

/** A constant with its value, from a `#define` or an enum without a name. */
export interface NamedValue {
  readonly name: string;
  readonly value: bigint | string;
}

/**
 * `#define`s of whole numbers, sums and shifts of them, texts and single bits, and the values of
 * enums without a name that are not some member's type.
 */
export function constantsOf({ macros, enums, records }: Unit): readonly NamedValue[] {
  const inline = new Set(records.flatMap(({ members }) => members.flatMap(inlineEnums)));
  const enumerated = enums
    .filter((type) => type.tag === "" && !inline.has(type))
    .flatMap(({ values }) => values);
  // A header may define an enumerator once more as itself, for `#ifdef`; the last define holds.
  const found = new Map<string, NamedValue>(enumerated.map((value) => [value.name, value]));
  const numbers = new Constants(macros, enums);
  // Of an enum that is printed itself the enumerators are there already.
  const printed = new Set(
    enums
      .filter((type) => type.tag !== "" || inline.has(type))
      .flatMap(({ values }) => values.map(({ name }) => name)),
  );
  for (const { name, parameters, body } of macros) {
    if (printed.has(name)) continue;
    const value = parameters === undefined ? valueOf(body, numbers) : undefined;
    if (value !== undefined) found.set(name, { name, value });
  }
  return [...found.values()];
}

function inlineEnums({ type }: Member): readonly EnumType[] {
  const element = elementOf(type);
  if (element.kind === "enum") return [element];
  if (element.kind !== "record" || element.record.name !== "") return [];
  return element.record.members.flatMap(inlineEnums);
}

/** `-64`, `(1 << 6)`, `A | B`, `BIT(6)`, `"text"`; undefined for what takes more. */
function valueOf(body: string, numbers: Constants): bigint | string | undefined {
  const text = body
    .trim()
    .replace(/^\((.*)\)$/, "$1")
    .trim();
  if (/^"[^"\\]*"$/.test(text)) return text.slice(1, -1);
  const bit = /^_?BIT(?:UL|ULL)?\((\d{1,2})\)$/i.exec(text);
  if (bit !== null) return 1n << BigInt(bit[1] ?? 0);
  if (!text.startsWith("-")) return numbers.valueOf(body);
  const value = numbers.valueOf(text.slice(1));
  return value === undefined ? undefined : -value;
}

/**
 * The calls that take each record, by the record's name: the argument `_IOW` and its like name, or
 * the record called as the number is, where `_IO` names none.
 */
export function ioctlUses(unit: Unit): ReadonlyMap<string, readonly IoctlUse[]> {
  const isByte = (value: number | undefined): value is number =>
    value !== undefined && value >= 0 && value < 256;
  const records = new Set(unit.records.map(({ name }) => name));
  const uses = new Map<string, IoctlUse[]>();
  for (const { macro, maker, argument, type, nr } of ioctlsOf(unit)) {
    const named = /^(?:(?:struct|union) )?(\w+)$/.exec(argument)?.[1] ?? macro.name.toLowerCase();
    // No declaration has a size without a direction.
    if (maker === "_IO" && argument !== "") continue;
    if (!records.has(named) || !isByte(type) || !isByte(nr)) continue;
    const use: IoctlUse = { name: macro.name, macro: maker, type, nr };
    pushTo(uses, named, use);
  }
  return uses;
}

/** Numbers above 2^53 are exact only as bigints. */
export const numberText = (value: bigint): string =>
  value > 2n ** 53n || value < -(2n ** 53n) ? `${value}n` : `${value}`;

/** One constant as a declaration. */
export function constantText({ name, value }: NamedValue): string {
  const text = typeof value === "string" ? JSON.stringify(value) : numberText(value);
  return `export type ${name} = ${text};\n`;
}
