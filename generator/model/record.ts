// Structs and unions as declared, before any layout.
import type { Span } from "./span.ts";
import { type Type, underlying } from "./type.ts";

/** A known defect that stays, said in the source: `@accept RULE reason`. */
export interface Accept {
  readonly rule: string;
  readonly reason: string;
  readonly span: Span;
}

/** What a declaration says about the agreement a record belongs to. */
export interface Contract {
  /** The compatible string (`iommufd-v1`), or the uAPI header's name. */
  readonly name: string;
  /** Which of several layouts that wore that string: `posted-2026-02`, `reviewed-2026-03`. */
  readonly profile?: string;
  readonly source?: string;
  readonly since?: string;
}

/** An ioctl number a record is the argument of, as its header defines it. */
export interface IoctlUse {
  readonly name: string;
  /** `_IO`, `_IOR`, `_IOW` or `_IOWR`: the macro that makes the number. */
  readonly macro: "_IO" | "_IOR" | "_IOW" | "_IOWR";
  readonly type: number;
  readonly nr: number;
}

/** What says which arm of a union is meant: an integer member beside the union. */
export interface Discriminator {
  readonly member: string;
  /** Several values may mean one arm; of a value that is not here nothing is known. */
  readonly cases: readonly { readonly value: bigint; readonly arm: string }[];
}

/** A named, reserved or anonymous part of a record. */
export interface Member {
  /** The C name; empty for an anonymous record or an unnamed bit-field. */
  readonly name: string;
  readonly type: Type;
  readonly span: Span;
  /** The declaration as C, one line, without `;`: `__u64 dev_cookie`, `__u8 name[64]`. */
  readonly spelling: string;
  /** Width in bits when this is a bit-field; 0 is the zero-width separator. */
  readonly bits?: number;
  /** `__packed` on this member alone. */
  readonly packed?: boolean;
  /** Largest `aligned(n)` or `_Alignas` on the member, bytes; "max" is `aligned` with no number. */
  readonly aligned?: number | "max";
  /** Declared as bytes that must be zero (`reserved<u8, 3>`). C says it by name; see the rules. */
  readonly reserved?: boolean;
  /** The member that holds this flexible array's element count (`__counted_by`, `flex<T, "n">`). */
  readonly countedBy?: string;
  /** Bits that have a meaning; a codec refuses any other (`@flags A=1 B=2`). */
  readonly flags?: readonly { readonly name: string; readonly value: bigint }[];
  /** Values that have a meaning; a codec refuses any other (`@values A=1 B=2`). */
  readonly values?: readonly { readonly name: string; readonly value: bigint }[];
  /** What lies at the address it holds (`phys<"T">`, `user_ptr<"T">`), when that is told. */
  readonly pointsTo?: string;
  /** For a union: which arm is meant, and what says so (`@discriminator type A=arm B=arm`). */
  readonly discriminator?: Discriminator;
  /** The comment above or beside it, without comment signs. */
  readonly doc?: string;
  /** The `#if` line it stands under inside the record, as written. */
  readonly condition?: string;
  readonly accepts?: readonly Accept[];
}

/**
 * How much of a record was read: `whole` up to its closing brace; `partial` when a fragment cut it
 * off, so that nothing can be said about what follows; `opaque` when only its tag is known.
 */
export type Completeness = "whole" | "partial" | "opaque";

/** How a header declares a record for some targets, where it tells targets apart (`#if`). */
export interface Variant {
  /** Undefined where it declares none of that title. */
  readonly record: CRecord | undefined;
  /** Names of the targets. */
  readonly on: ReadonlySet<string>;
}

/** A struct or union. */
export interface CRecord {
  readonly kind: "struct" | "union";
  /** The tag, or the name of the typedef of an untagged record, or empty when it has neither. */
  readonly name: string;
  /** True when `name` is a typedef's, so that C spells it without `struct`. */
  readonly byTypedef?: boolean;
  readonly members: readonly Member[];
  readonly completeness: Completeness;
  /** Where its name (or its `struct`) stands. */
  readonly span: Span;
  /** Where its closing brace stands, when that was read. */
  readonly end?: Span;
  /** A closing brace was counted, not shown: attributes may follow it. */
  readonly endUnseen?: boolean;
  readonly packed?: boolean;
  /** `aligned(n)` on the record, bytes; "max" is `aligned` with no number. */
  readonly aligned?: number | "max";
  /** What the typedef it is named by adds to its alignment, bytes: its own stays what it is. */
  readonly typedefAligned?: number;
  /** `#pragma pack(n)` in force where it is defined, bytes. */
  readonly pack?: number;
  /** `ms_struct` (true) or `gcc_struct` (false): whose layout it asks for. */
  readonly msStruct?: boolean;
  readonly doc?: string;
  readonly contract?: Contract;
  readonly ioctls?: readonly IoctlUse[];
  /** Smallest size a caller may hand over, bytes (`@min_size`); the size of its first version. */
  readonly minSize?: number;
  /** Arrays of it are handed over, though no record says so (`@array`). */
  readonly array?: boolean;
  /** The member that says where the next link of a chain starts, from the chain's own start. */
  readonly chain?: string;
  /** It always lies at a multiple of so many bytes (`@placed 4096`), more than its alignment. */
  readonly placed?: number;
  readonly accepts?: readonly Accept[];
  /** What it is on targets this declaration is not for; layouts are made of that there. */
  readonly variants?: readonly Variant[];
}

/** The record a type is, if it is one by value. */
export function recordOf(type: Type): CRecord | undefined {
  const at = underlying(type);
  return at.kind === "record" ? at.record : undefined;
}

/** `struct foo`, `union bar`, or the typedef's name: how C and layouts spell it. */
export function titleOf(record: CRecord): string {
  if (record.byTypedef === true) return record.name;
  return record.name === "" ? `${record.kind} (anonymous)` : `${record.kind} ${record.name}`;
}

/** Whether a member is an array without a count (`x[]`), or of none (`x[0]`). */
export function isFlexible(member: Member): boolean {
  const at = underlying(member.type);
  return at.kind === "array" && (at.count === null || at.count === 0);
}
