// A C program that runs nowhere: each record with given values as a constant of its own section, so
// that the object file holds the compiler's account of its bytes, whatever machine it is for.
import type { Layout, Slot } from "../../../generator/layout/index.ts";
import {
  type CRecord,
  elementOf,
  type EnumType,
  titleOf,
  underlying,
} from "../../../generator/model/index.ts";
import type { Value } from "./contracts.ts";
import { camel, integerOf, partsOf } from "./parts.ts";

const prelude = `typedef _Bool bool;
typedef unsigned char u8, __u8; typedef unsigned short u16, __u16;
typedef unsigned int u32, __u32; typedef unsigned long long u64, __u64;
typedef signed char s8, __s8; typedef short s16, __s16;
typedef int s32, __s32; typedef long long s64, __s64;
typedef u16 __le16, __be16; typedef u32 __le32, __be32; typedef u64 __le64, __be64;
#define __user
#define __aligned_u64 __u64 __attribute__((aligned(8)))
#define __aligned_s64 __s64 __attribute__((aligned(8)))
#define __aligned_le64 __le64 __attribute__((aligned(8)))
#define __aligned_be64 __be64 __attribute__((aligned(8)))
`;

/** One record and the values it is to hold, each in as many bytes as `sizes` says. */
export interface Filled {
  readonly layout: Layout;
  readonly values: readonly Value[];
  readonly sizes: readonly number[];
}

/** Every constant begins at a multiple of this in its section. */
const alignment = 16;

/** The section a record's constants lie in, in order. */
export const sectionOf = (index: number): string => `.filled.${index}`;

/** Where each value of a record starts in its section, and the section's whole size. */
export function placesOf(sizes: readonly number[]): {
  readonly starts: readonly number[];
  readonly size: number;
} {
  const starts: number[] = [];
  let size = 0;
  for (const length of sizes) {
    const start = Math.ceil(size / alignment) * alignment;
    starts.push(start);
    size = start + length;
  }
  return { starts, size };
}

/** The program. Definitions are local to a function: two profiles may use one name. */
export function programOf(items: readonly Filled[]): string {
  return prelude + items.map(functionOf).join("\n");
}

function functionOf({ layout, values }: Filled, index: number): string {
  const { record, size } = layout;
  const title = titleOf(record);
  const attributes = `__attribute__((section("${sectionOf(index)}"), used, aligned(${alignment})))`;
  const lines = [
    ...definitions(record, new Set()),
    `_Static_assert(sizeof(${title}) == ${size}, "size of ${title}");`,
    ...values.map(
      (value, at) => `static const ${title} v${at} ${attributes} = ${initializer(layout, value)};`,
    ),
  ];
  return `void f${index}(void)\n{\n${lines.map((line) => `\t${line}`).join("\n")}\n}`;
}

/** What must stand before a record: the records, enums and bounds it is made of. */
function definitions(record: CRecord, done: Set<CRecord | EnumType>): readonly string[] {
  if (done.has(record)) return [];
  done.add(record);
  const inner = record.members.flatMap(({ type }) => {
    const element = elementOf(type);
    if (element.kind === "record") return definitions(element.record, done);
    if (element.kind !== "enum" || element.tag === "" || done.has(element)) return [];
    done.add(element);
    const values = element.values.map(({ name, value }) => `${name} = ${value}`).join(", ");
    return [`enum ${element.tag} { ${values} };`];
  });
  const bounds = record.members.flatMap(({ type }) => {
    const at = underlying(type);
    return at.kind === "array" && at.bound !== undefined ? [[at.bound, at.count]] : [];
  });
  const constants = new Map(bounds.map(([name, count]) => [name, `enum { ${name} = ${count} };`]));
  if (record.name === "") return [...inner, ...constants.values()];
  const packed = record.packed === true ? " __attribute__((packed))" : "";
  const text = `${titleOf(record)} { ${membersOf(record)} }${packed};`;
  return [...inner, ...constants.values(), text];
}

/** The members as C declares them. A union gets an arm of bytes, which moves nothing. */
const membersOf = (record: CRecord): string =>
  record.members
    .map((member, index) => {
      const at = underlying(member.type);
      if (at.kind !== "record" || at.record.name !== "") return `${member.spelling};`;
      const inner = membersOf(at.record);
      const bytes = `u8 ${bytesName(index)}[sizeof(union { ${inner} })]; `;
      const arms = at.record.kind === "union" ? bytes + inner : inner;
      return `${at.record.kind} { ${arms} } ${member.name};`;
    })
    .join(" ");

/** The arm of bytes of the union that is the record's member of that index. */
const bytesName = (index: number): string => `bytes_${index}_`;

/** `{ .token = 5ULL, .hwpts = { ... } }`. */
function initializer(layout: Layout, value: Value): string {
  const parts = partsOf(layout).map(({ slot, key }) => {
    const { name } = slot.member;
    const text = memberInitializer(slot, value[key], layout);
    // An arm of an unnamed union is the record's own member.
    return name === "" ? text.replace(/^\{ (.*) \}$/s, "$1") : `.${name} = ${text}`;
  });
  return `{ ${parts.join(", ")} }`;
}

function memberInitializer(slot: Slot, value: unknown, layout: Layout): string {
  const { inner, member } = slot;
  const at = underlying(member.type);
  const list = (items: readonly string[]): string => `{ ${items.join(", ")} }`;
  if (at.kind === "record" && at.record.kind === "union") {
    const arm = armOf(slot, value);
    if (arm !== undefined && inner !== undefined)
      return `{ .${arm.slot.member.name} = ${memberInitializer(arm.slot, arm.value, inner)} }`;
    const index = layout.slots.indexOf(slot);
    const bytes = value instanceof Uint8Array ? value : (value as { bytes: Uint8Array }).bytes;
    return `{ .${bytesName(index)} = ${list(Array.from(bytes, String))} }`;
  }
  if (typeof value === "string")
    return list(Array.from(value, (letter) => `${letter.charCodeAt(0)}`));
  if (Array.isArray(value) && inner !== undefined)
    return list(value.map((item: Value) => initializer(inner, item)));
  if (ArrayBuffer.isView(value))
    return list(
      Array.from(value as unknown as ArrayLike<number | bigint>, (item) =>
        scalar(slot, item, layout),
      ),
    );
  if (typeof value === "object" && inner !== undefined) return initializer(inner, value as Value);
  return scalar(slot, value as number | bigint | boolean, layout);
}

/** The arm of a union a value is, with its own value; undefined when it is bytes. */
function armOf(union: Slot, value: unknown): { slot: Slot; value: unknown } | undefined {
  const { inner, member } = union;
  const [first] = inner?.slots ?? [];
  if (integerOf(union) !== undefined && first !== undefined) return { slot: first, value };
  if (member.discriminator === undefined) return undefined;
  const { arm, ...content } = value as { readonly arm: string };
  const slot = inner?.slots.find((one) => camel(one.member.name) === arm);
  return slot && { slot, value: Object.values(content)[0] };
}

function scalar(slot: Slot, value: number | bigint | boolean, { target }: Layout): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  const text = `${BigInt.asUintN(64, BigInt(value))}ULL`;
  if (elementOf(slot.member.type).kind === "pointer") return `(void *)${text}`;
  // To the compiler a `__be32` is a plain number: what it holds is swapped on the other machine.
  const foreign =
    target.endian === "little"
      ? /^__(?:aligned_)?be(16|32|64)\b/
      : /^__(?:aligned_)?le(16|32|64)\b/;
  const swap = foreign.exec(slot.member.spelling)?.[1];
  return swap === undefined ? text : `__builtin_bswap${swap}(${text})`;
}
