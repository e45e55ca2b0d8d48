// Declarations that must not compile. The type checker of `npm run check` is the test: it fails on a
// line that is expected to be an error and is none.
import type {
  array,
  bits,
  flex,
  phys,
  pointer,
  reserved,
  text,
  u32,
  u64,
  user_ptr,
} from "../../../abi/vocabulary.ts";

declare const narrow: u32;
declare const wide: u64;
declare const address: phys<u32>;

// @ts-expect-error: a u32 is no u64
export const mixed: u64 = narrow;
// @ts-expect-error: nor the other way
export const cut: u32 = wide;
// @ts-expect-error: a physical address is no user pointer
export const pointed: user_ptr<u32> = address;
// @ts-expect-error: an address of one thing is no address of another
export const other: phys<u64> = address;
// @ts-expect-error: a word is no number
export const plain: number = narrow;
// @ts-expect-error: a number is no word
export const word: u32 = 5;
// @ts-expect-error: a flexible array says who counts it
export type Uncounted = flex<u32>;
// @ts-expect-error: a count is a member's name
export type Counted = flex<u32, 3>;
// @ts-expect-error: an array has a length
export type Endless = array<u32>;
// @ts-expect-error: a length is a number
export type Named = array<u32, "n">;
// @ts-expect-error: bit-fields are made of integers
export type Split = bits<pointer<u32>, 3>;
// @ts-expect-error: only integers are reserved
export type Kept = reserved<pointer<u32>>;
// @ts-expect-error: a text has a length
export type Story = text<"long">;
