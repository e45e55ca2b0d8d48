// A C program that fills each record with given values and prints its bytes: the compiler's account.
import type { Layout, Slot } from "../../../generator/layout/index.ts";
import { type CRecord, elementOf, titleOf, underlying } from "../../../generator/model/index.ts";
import type { Value } from "./contracts.ts";
import { keyOf } from "./values.ts";

const prelude = `#include <stdbool.h>
#include <stdio.h>
#include <string.h>
typedef unsigned char u8, __u8; typedef unsigned short u16, __u16;
typedef unsigned int u32, __u32; typedef unsigned long long u64, __u64;
typedef signed char s8, __s8; typedef short s16, __s16;
typedef int s32, __s32; typedef long long s64, __s64;
typedef u16 __le16, __be16; typedef u32 __le32, __be32; typedef u64 __le64, __be64;
#define __aligned_u64 __u64 __attribute__((aligned(8)))
#define __aligned_s64 __s64 __attribute__((aligned(8)))
#define __aligned_le64 __le64 __attribute__((aligned(8)))
#define __aligned_be64 __be64 __attribute__((aligned(8)))
static void show(const void *at, unsigned long size)
{
	for (unsigned long i = 0; i < size; i++)
		printf("%02x", ((const unsigned char *)at)[i]);
	printf("\\n");
}
`;

export interface Filled {
  readonly layout: Layout;
  readonly value: Value;
  /** Bytes with all elements. */
  readonly size: number;
}

/** The program; it prints one line of hexadecimal for each item, in order. */
export function programOf(items: readonly Filled[]): string {
  const functions = items.map((item, index) => functionOf(item, index));
  const calls = items.map((_, index) => `\tf${index}();`).join("\n");
  return `${prelude}${functions.join("\n")}\nint main(void)\n{\n${calls}\n\treturn 0;\n}\n`;
}

/** Definitions are local to the function, so that two profiles may use one name. */
function functionOf({ layout, value, size }: Filled, index: number): string {
  const { record } = layout;
  const lines = [
    ...definitions(record, new Set()),
    `_Alignas(16) unsigned char bytes[${size}];`,
    `${titleOf(record)} *x = (void *)bytes;`,
    "memset(bytes, 0, sizeof bytes);",
    `_Static_assert(sizeof(*x) == ${layout.size}, "size");`,
    ...assignments(layout, value, "x->"),
    "show(bytes, sizeof bytes);",
  ];
  return `static void f${index}(void)\n{\n${lines.map((line) => `\t${line}`).join("\n")}\n}`;
}

function definitions(record: CRecord, done: Set<CRecord | string>): readonly string[] {
  if (done.has(record)) return [];
  done.add(record);
  const inner = record.members.flatMap(({ type }) => {
    const element = elementOf(type);
    return element.kind === "record" ? definitions(element.record, done) : [];
  });
  if (record.name === "") return inner;
  const enums = record.members.flatMap(({ type }) => {
    const element = elementOf(type);
    if (element.kind !== "enum" || element.tag === "" || done.has(element.tag)) return [];
    done.add(element.tag);
    const values = element.values.map(({ name, value }) => `${name} = ${value}`);
    return [`enum ${element.tag} { ${values.join(", ")} };`];
  });
  const bounds = record.members.flatMap(({ type }) => {
    const at = underlying(type);
    return at.kind === "array" && at.bound !== undefined ? [[at.bound, at.count]] : [];
  });
  const constants = new Map(bounds.map(([name, count]) => [name, `enum { ${name} = ${count} };`]));
  const members = record.members.map(({ spelling }) => `${spelling};`).join(" ");
  const packed = record.packed === true ? " __attribute__((packed))" : "";
  return [...inner, ...enums, ...constants.values(), `${titleOf(record)} { ${members} }${packed};`];
}

function assignments(layout: Layout, value: Value, path: string): readonly string[] {
  return layout.slots.flatMap((slot) =>
    slot.member.reserved === true
      ? []
      : assignment(slot, value[keyOf(slot)], `${path}${slot.member.name}`),
  );
}

function assignment(slot: Slot, value: unknown, path: string): readonly string[] {
  const at = underlying(slot.member.type);
  if (typeof value === "string")
    return Array.from(value, (letter, index) => `${path}[${index}] = ${letter.charCodeAt(0)};`);
  if (slot.member.discriminator !== undefined) return armAssignment(slot, value, path);
  if (value instanceof Uint8Array && at.kind === "record")
    return Array.from(value, (byte, index) => `((u8 *)&${path})[${index}] = ${byte};`);
  if (Array.isArray(value) && slot.inner !== undefined) {
    const { inner } = slot;
    return value.flatMap((item, index) => assignments(inner, item, `${path}[${index}].`));
  }
  if (ArrayBuffer.isView(value))
    return Array.from(value as unknown as ArrayLike<number | bigint>, (item, index) =>
      scalar(slot, item, `${path}[${index}]`),
    );
  if (typeof value === "object" && slot.inner !== undefined)
    return assignments(slot.inner, value as Value, `${path}.`);
  return [scalar(slot, value as number | bigint | boolean, path)];
}

/** A union's arm, or all its bytes where its neighbour tells none. */
function armAssignment(slot: Slot, value: unknown, path: string): readonly string[] {
  const { arm, ...rest } = value as { readonly arm: string };
  const [content] = Object.values(rest);
  const inner = slot.inner?.slots.find((one) => keyOf(one) === arm);
  if (inner !== undefined) return assignment(inner, content, `${path}.${inner.member.name}`);
  const bytes = Array.from(content as Uint8Array);
  return bytes.map((byte, index) => `((u8 *)&${path})[${index}] = ${byte};`);
}

function scalar(slot: Slot, value: number | bigint | boolean, path: string): string {
  const element = elementOf(slot.member.type);
  if (element.kind === "pointer") return `${path} = (void *)${value}ULL;`;
  if (typeof value === "boolean") return `${path} = ${value};`;
  const unsigned = BigInt.asUintN(64, BigInt(value));
  const swap = /^__be(16|32|64)\b/.exec(slot.member.spelling)?.[1];
  const text = `${unsigned}ULL`;
  return swap === undefined ? `${path} = ${text};` : `${path} = __builtin_bswap${swap}(${text});`;
}
