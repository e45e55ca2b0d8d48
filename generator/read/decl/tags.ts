// What the tags of a doc comment say about a record or a member.
import {
  type Accept,
  type CRecord,
  type Discriminator,
  type IoctlUse,
  type Member,
  type Scalar,
  underlying,
} from "../../model/index.ts";
import { isBoundary } from "./attributes.ts";
import type { Tag } from "./comment.ts";
import type { Scope } from "./scope.ts";

const macros: ReadonlySet<string> = new Set(["_IO", "_IOR", "_IOW", "_IOWR"]);

/** The defects that stay, `@accept RULE reason`. */
export function acceptsOf(scope: Scope, tags: readonly Tag[]): readonly Accept[] {
  return tags.flatMap((tag) => {
    if (tag.name !== "accept") return [];
    const accept = scope.acceptOf(tag);
    return accept === undefined ? [] : [accept];
  });
}

/** A name of the contract and the number it stands for. */
type Named = { readonly name: string; readonly value: bigint };

/** `@flags A=1 B=2`: bits that have a meaning. */
export function flagsOf(scope: Scope, tag: Tag): readonly Named[] {
  return namedOf(scope, tag, "a flag");
}

/** `@values A=1 B=2`: numbers that have a meaning. */
export function valuesOf(scope: Scope, tag: Tag): readonly Named[] {
  return namedOf(scope, tag, "a value");
}

function namedOf(scope: Scope, tag: Tag, what: string): readonly Named[] {
  return tag.text.split(/\s+/).flatMap((word) => {
    const match = /^([A-Z][A-Z0-9_]*)=(0x[0-9a-fA-F]+|\d+)$/.exec(word);
    if (match !== null) return [{ name: match[1] ?? "", value: BigInt(match[2] ?? 0) }];
    scope.refuse(tag.offset, `'${word}' is not ${what}: write 'NAME=0x1'`);
    return [];
  });
}

/** `@discriminator type A=arm 2=other`: a value is a number or a constant of the file. */
export function discriminatorOf(
  scope: Scope,
  tag: Tag | undefined,
  record: CRecord | undefined,
): Discriminator | undefined {
  if (tag === undefined) return undefined;
  const [member = "", ...words] = tag.text.split(/\s+/);
  if (record?.kind !== "union" || words.length === 0) {
    scope.refuse(tag.offset, "'@discriminator' is of a union: '@discriminator type 1=arm 2=other'");
    return undefined;
  }
  const cases = words.flatMap((word) => {
    const [, text = "", arm = ""] = /^(\w+)=(\w+)$/.exec(word) ?? [];
    const constant = scope.constants.get(text)?.value;
    const number = /^(0x[0-9a-f]+|\d+)$/i.test(text) ? BigInt(text) : undefined;
    const isNumber = typeof constant === "number" || typeof constant === "bigint";
    const value = isNumber ? BigInt(constant) : number;
    if (value !== undefined && record.members.some(({ name }) => name === arm))
      return [{ value, arm }];
    const wanted = value === undefined ? `a number or a constant: '${text}'` : `an arm: '${arm}'`;
    scope.refuse(tag.offset, `'${word}' is no case of the union, for want of ${wanted}`);
    return [];
  });
  return { member, cases };
}

/** `@ioctl NAME _IOWR 0x3b 0x80`. */
export function ioctlOf(scope: Scope, tag: Tag): readonly IoctlUse[] {
  const [name = "", macro = "", type = "", nr = "", ...rest] = tag.text.split(/\s+/);
  const isByte = (text: string): boolean => /^(0x[0-9a-f]{1,2}|\d{1,3})$/i.test(text);
  const fits = isByte(type) && isByte(nr) && Number(type) < 256 && Number(nr) < 256;
  if (!/^[A-Za-z_]\w*$/.test(name) || !macros.has(macro) || !fits || rest.length > 0) {
    scope.refuse(
      tag.offset,
      "'@ioctl' is a name, a macro and two bytes: 'IOMMU_DESTROY _IO 0x3b 0x80'",
    );
    return [];
  }
  return [{ name, macro: macro as IoctlUse["macro"], type: Number(type), nr: Number(nr) }];
}

/** `@aligned 8`, or `@aligned max` for the most the target asks of anything. */
export function alignedOf(scope: Scope, tag: Tag | undefined): number | "max" | undefined {
  return tag?.text === "max" ? "max" : boundaryOf(scope, tag);
}

/** `@pack 4`: a power of two. */
export function boundaryOf(scope: Scope, tag: Tag | undefined): number | undefined {
  const value = numberOf(scope, tag);
  if (tag === undefined || value === undefined || isBoundary(value)) return value;
  scope.refuse(tag.offset, `'@${tag.name}' needs a power of two, 2^28 at most`);
  return undefined;
}

/** A whole number above zero. */
export function numberOf(scope: Scope, tag: Tag | undefined): number | undefined {
  if (tag === undefined) return undefined;
  const value = Number(tag.text);
  if (tag.text !== "" && Number.isInteger(value) && value > 0) return value;
  scope.refuse(tag.offset, `'@${tag.name}' needs a whole number above zero`);
  return undefined;
}

/** Integers that have 32 bits or fewer everywhere. */
const shortWords: ReadonlySet<Scalar> = new Set([
  "char",
  "schar",
  "uchar",
  "short",
  "ushort",
  "int",
  "uint",
]);

/** `@chain next`: the member holds the bytes from the chain's start to the next link. */
export function chainOf(
  scope: Scope,
  tag: Tag | undefined,
  members: readonly Member[],
): string | undefined {
  if (tag === undefined) return undefined;
  const member = members.find(({ name }) => name === tag.text);
  if (tag.text === "" || member === undefined) {
    scope.refuse(tag.offset, `'@chain' names a member, and '${tag.text}' is none`);
    return undefined;
  }
  const at = underlying(member.type);
  const isWord = at.kind === "scalar" && shortWords.has(at.scalar);
  if (isWord && member.bits === undefined && member.reserved !== true) return member.name;
  scope.refuse(
    tag.offset,
    `'@chain' names an integer of up to 32 bits, which '${member.name}' is not`,
  );
  return undefined;
}
