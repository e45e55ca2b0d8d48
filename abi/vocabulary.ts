/**
 * The words a contract is written in: types only, nothing that runs.
 *
 * A declaration is an interface whose members, in order, are the members of the C struct. The
 * generator reads the words by name and never asks the compiler what they are; the brands are there
 * so that the compiler refuses `flex<u8>` without a count, `bits` of a pointer, and a u32 where a
 * u64 was declared.
 */
declare const word: unique symbol;

/** A word of the vocabulary; two words never mix. */
interface Word<Name extends string, Of = unknown, Size = unknown> {
  readonly [word]: readonly [name: Name, of: Of, size: Size];
}

// Fixed widths. Spelt `__u32` in contracts under uapi/, `u32` elsewhere.
export type u8 = Word<"u8">;
export type u16 = Word<"u16">;
export type u32 = Word<"u32">;
export type u64 = Word<"u64">;
export type s8 = Word<"s8">;
export type s16 = Word<"s16">;
export type s32 = Word<"s32">;
export type s64 = Word<"s64">;

// Fixed byte order, whatever the machine's own is.
export type le16 = Word<"le16">;
export type le32 = Word<"le32">;
export type le64 = Word<"le64">;
export type be16 = Word<"be16">;
export type be32 = Word<"be32">;
export type be64 = Word<"be64">;

/** 64 bits at an offset that is a multiple of 8 on every target, 32-bit ones too. */
export type aligned_u64 = Word<"aligned_u64">;
export type aligned_s64 = Word<"aligned_s64">;
export type aligned_le64 = Word<"aligned_le64">;
export type aligned_be64 = Word<"aligned_be64">;

// C's own words. A contract has no business with most of them: they are here so that a struct that
// was posted with them can be written down as it was posted.
export type bool = Word<"bool">;
export type char = Word<"char">;
export type signed_char = Word<"signed_char">;
export type unsigned_char = Word<"unsigned_char">;
export type short = Word<"short">;
export type unsigned_short = Word<"unsigned_short">;
export type int = Word<"int">;
export type unsigned_int = Word<"unsigned_int">;
export type long = Word<"long">;
export type unsigned_long = Word<"unsigned_long">;
export type long_long = Word<"long_long">;
export type unsigned_long_long = Word<"unsigned_long_long">;
export type int128 = Word<"int128">;
export type unsigned_int128 = Word<"unsigned_int128">;
export type wchar_t = Word<"wchar_t">;
export type float = Word<"float">;
export type double = Word<"double">;
export type long_double = Word<"long_double">;

type Fixed = u8 | u16 | u32 | u64 | s8 | s16 | s32 | s64;
type Ordered = le16 | le32 | le64 | be16 | be32 | be64;
type Aligned = aligned_u64 | aligned_s64 | aligned_le64 | aligned_be64;
type Plain =
  | bool
  | char
  | signed_char
  | unsigned_char
  | short
  | unsigned_short
  | int
  | unsigned_int
  | long
  | unsigned_long
  | long_long
  | unsigned_long_long
  | int128
  | unsigned_int128
  | wchar_t;

/** Any integer word. */
export type integer = Fixed | Ordered | Aligned | Plain;

/**
 * Bytes that must be zero: `reserved<u32>` is one member, `reserved<u8, 3>` an array of three,
 * `reserved<bits<u64, 11>>` a bit-field.
 */
export type reserved<T extends integer | Word<"bits">, N extends number = 1> = Word<
  "reserved",
  T,
  N
>;

/** `N` elements, of a word, of a record or of an array. */
export type array<T, N extends number> = Word<"array", T, N>;

/** `char name[N]`: a string of bytes, ended by the first zero byte or by the array's end. */
export type text<N extends number> = Word<"text", char, N>;

/** A flexible array at the record's end whose element count stands in the member named `Count`. */
export type flex<T, Count extends string> = Word<"flex", T, Count>;

/** A flexible array that nothing in the record counts: what follows a struct posted so. */
export type flex_uncounted<T> = Word<"flex_uncounted", T>;

/**
 * A bit-field: `W` bits of a `T`. One without a name has a number for a key; of 0 bits it ends the
 * unit before it.
 */
export type bits<
  T extends Fixed | Ordered | Aligned | Plain | Word<"enumeration"> | Word<"aligned_type">,
  W extends number,
> = Word<"bits", T, W>;

/** A user-space address, carried as `__aligned_u64`; what it points at is a `T`. */
export type user_ptr<T> = Word<"user_ptr", T>;

/** A physical address, carried as `u64`; what lies there is a `T`. */
export type phys<T> = Word<"phys", T>;

/** A raw C pointer to `T`, which no contract should hold: its size is the machine's. */
export type pointer<T> = Word<"pointer", T>;

/** Nothing in particular: what a `pointer`, `phys` or `user_ptr` of unknown content points at. */
export type opaque = Word<"void">;

/**
 * Members that share their bytes; which one is meant, another member says. `Attributes` are those
 * of the type itself: `packed`, `aligned(8)`, `pack(4)`, `ms_struct`, with spaces between. A member
 * whose key is a number has no name in C: its own members are reached as the record's.
 */
export type union<Arms extends object, Attributes extends string = ""> = Word<
  "union",
  Arms,
  Attributes
>;

/** A struct inside a record that has no name of its own; as `union`. */
export type struct<Members extends object, Attributes extends string = ""> = Word<
  "struct",
  Members,
  Attributes
>;

/**
 * An enum: names and their values. As `export type NAME = enumeration<...>` it is `enum NAME`.
 * `packed` makes it the smallest integer that holds them.
 */
export type enumeration<Values extends object, Attributes extends string = ""> = Word<
  "enumeration",
  Values,
  Attributes
>;

/** `export type NAME = aligned_type<T, N>`: a typedef whose attribute aligns to `N`, lower too. */
export type aligned_type<T, N extends number> = Word<"aligned_type", T, N>;
