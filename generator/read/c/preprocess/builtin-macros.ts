// What the kernel's own headers would have defined, for texts whose headers are not at hand.
import type { Target } from "../../../targets/index.ts";

/** Annotations for other checkers: nothing to layout. */
const nothing =
  "__user __kernel __iomem __force __bitwise __bitwise__ __rcu __percpu __private " +
  "__nocast __safe " +
  "__must_check __init __exit __initdata __always_inline __maybe_unused __always_unused __used " +
  "__deprecated __cold __hot __pure __weak __malloc __visible noinline asmlinkage " +
  "__nonstring_array __kernel_nonstring " +
  "__attribute_const__ __randomize_layout __no_randomize_layout randomized_struct_fields_start " +
  "randomized_struct_fields_end __read_mostly __ro_after_init __refdata __latent_entropy " +
  "__designated_init __scanf_like __nosavedata __cacheline_group __noreturn __THROW " +
  "__BEGIN_DECLS " +
  "__END_DECLS __nonnull_all __private_extern";

/** Annotations with arguments that say nothing about layout. */
const nothingWithArguments =
  "__printf __scanf __releases __acquires __must_hold __assume_aligned __malloc_like " +
  "__guarded_by __pt_guarded_by " +
  "__section __alias __nonnull __cacheline_group_begin __cacheline_group_end __alloc_size " +
  "EXPORT_SYMBOL EXPORT_SYMBOL_GPL MODULE_LICENSE MODULE_AUTHOR MODULE_DESCRIPTION " +
  "MODULE_IMPORT_NS";

/** Macros with a meaning. Each may use the others and the target's predefined ones. */
const meaningful: readonly (readonly [string, string])[] = [
  ["__packed", "__attribute__((packed))"],
  ["__aligned(x)", "__attribute__((aligned(x)))"],
  ["__aligned_largest", "__attribute__((aligned))"],
  ["____cacheline_aligned", "__attribute__((aligned(64)))"],
  ["____cacheline_aligned_in_smp", "__attribute__((aligned(64)))"],
  ["__cacheline_aligned", "__attribute__((aligned(64)))"],
  ["__cacheline_aligned_in_smp", "__attribute__((aligned(64)))"],
  ["__mode(x)", "__attribute__((mode(x)))"],
  ["__nonstring", "__attribute__((nonstring))"],
  ["__counted_by(member)", "__attribute__((counted_by(member)))"],
  ["__counted_by_le(member)", "__attribute__((counted_by(member)))"],
  ["__counted_by_be(member)", "__attribute__((counted_by(member)))"],
  ["__counted_by_ptr(member)", "__attribute__((counted_by(member)))"],
  ["__sized_by(member)", "__attribute__((sized_by(member)))"],
  ["__aligned_u64", "__u64 __attribute__((aligned(8)))"],
  ["__aligned_s64", "__s64 __attribute__((aligned(8)))"],
  ["__aligned_be64", "__be64 __attribute__((aligned(8)))"],
  ["__aligned_le64", "__le64 __attribute__((aligned(8)))"],
  ["aligned_u64", "__u64 __attribute__((aligned(8)))"],
  ["aligned_s64", "__s64 __attribute__((aligned(8)))"],
  ["aligned_be64", "__be64 __attribute__((aligned(8)))"],
  ["aligned_le64", "__le64 __attribute__((aligned(8)))"],
  // Xen's public headers, for each of its architectures.
  ["uint64_aligned_t", "uint64_t __attribute__((aligned(8)))"],
  ["int64_aligned_t", "int64_t __attribute__((aligned(8)))"],
  [
    "__struct_group(tag, name, attrs, ...)",
    "union { struct { __VA_ARGS__ } attrs; struct tag { __VA_ARGS__ } attrs name; } attrs",
  ],
  ["struct_group(name, ...)", "__struct_group(, name, , __VA_ARGS__)"],
  ["struct_group_attr(name, attrs, ...)", "__struct_group(, name, attrs, __VA_ARGS__)"],
  ["struct_group_tagged(tag, name, ...)", "__struct_group(tag, name, , __VA_ARGS__)"],
  ["__DECLARE_FLEX_ARRAY(type, name)", "struct { struct { } __empty_ ## name; type name[]; }"],
  ["DECLARE_FLEX_ARRAY(type, name)", "__DECLARE_FLEX_ARRAY(type, name)"],
  [
    "__TRAILING_OVERLAP(type, name, fam, attrs, ...)",
    "union { type name; struct { unsigned char __offset_to_FAM[offsetof(type, fam)]; " +
      "__VA_ARGS__ } attrs; }",
  ],
  ["TRAILING_OVERLAP(type, name, fam, ...)", "__TRAILING_OVERLAP(type, name, fam, , __VA_ARGS__)"],
  ["context_lock_struct(name, ...)", "struct __VA_ARGS__ name"],
  ["DECLARE_BITMAP(name, bits)", "unsigned long name[BITS_TO_LONGS(bits)]"],
  ["__BITS_PER_LONG", "(__SIZEOF_LONG__ * 8)"],
  ["BITS_PER_LONG", "__BITS_PER_LONG"],
  ["BITS_PER_LONG_LONG", "64"],
  ["BITS_PER_BYTE", "8"],
  ["BITS_PER_TYPE(type)", "(sizeof(type) * BITS_PER_BYTE)"],
  ["BITS_TO_LONGS(n)", "__KERNEL_DIV_ROUND_UP(n, BITS_PER_LONG)"],
  ["__KERNEL_DIV_ROUND_UP(n, d)", "(((n) + (d) - 1) / (d))"],
  ["DIV_ROUND_UP(n, d)", "__KERNEL_DIV_ROUND_UP(n, d)"],
  ["__ALIGN_KERNEL_MASK(x, mask)", "(((x) + (mask)) & ~(mask))"],
  ["__ALIGN_KERNEL(x, a)", "__ALIGN_KERNEL_MASK(x, (a) - 1)"],
  ["ALIGN(x, a)", "__ALIGN_KERNEL(x, a)"],
  ["_AC(x, y)", "x ## y"],
  ["_AT(t, x)", "((t)(x))"],
  ["_UL(x)", "_AC(x, UL)"],
  ["_ULL(x)", "_AC(x, ULL)"],
  ["UL(x)", "_UL(x)"],
  ["ULL(x)", "_ULL(x)"],
  ["_BITUL(x)", "(1UL << (x))"],
  ["_BITULL(x)", "(1ULL << (x))"],
  ["BIT(n)", "(1UL << (n))"],
  ["BIT_ULL(n)", "(1ULL << (n))"],
  ["BIT_U8(n)", "((__u8)(1U << (n)))"],
  ["BIT_U16(n)", "((__u16)(1U << (n)))"],
  ["BIT_U32(n)", "((__u32)(1U << (n)))"],
  ["BIT_U64(n)", "(1ULL << (n))"],
  ["GENMASK(h, l)", "(((~0UL) << (l)) & (~0UL >> (BITS_PER_LONG - 1 - (h))))"],
  ["GENMASK_ULL(h, l)", "(((~0ULL) << (l)) & (~0ULL >> (63 - (h))))"],
  ["__GENMASK(h, l)", "GENMASK(h, l)"],
  ["__GENMASK_ULL(h, l)", "GENMASK_ULL(h, l)"],
  ["U8_MAX", "((u8)~0U)"],
  ["U16_MAX", "((u16)~0U)"],
  ["U32_MAX", "((u32)~0U)"],
  ["U64_MAX", "((u64)~0ULL)"],
  ["ARRAY_SIZE(array)", "(sizeof(array) / sizeof((array)[0]))"],
  ["sizeof_field(type, member)", "sizeof(((type *)0)->member)"],
  ["FIELD_SIZEOF(type, member)", "sizeof_field(type, member)"],
  ["offsetofend(type, member)", "(offsetof(type, member) + sizeof_field(type, member))"],
  ["IS_ENABLED(option)", "option"],
  ["IS_BUILTIN(option)", "option"],
  ["IS_REACHABLE(option)", "option"],
];

/** Definitions an empty one does not replace: headers for old compilers define these away. */
export const keptWhenEmptied: ReadonlySet<string> = new Set([
  "__counted_by",
  "__counted_by_le",
  "__counted_by_be",
  "__counted_by_ptr",
  "__sized_by",
  "__nonstring",
]);

/** Every built-in macro as `#define` lines. `defined` does not see them and any definition wins. */
export const builtinMacroText: string = [
  ...nothing.split(" ").map((name) => `#define ${name}`),
  ...nothingWithArguments.split(" ").map((name) => `#define ${name}(...)`),
  ...meaningful.map(([name, body]) => `#define ${name} ${body}`),
].join("\n");

/**
 * What `asm/byteorder.h` says about a byte order, for a text whose headers were not found. The
 * kernel defines only the names of the target's own order, and headers ask which one exists.
 */
export function byteOrderMacros(endian: Target["endian"]): readonly (readonly [string, string])[] {
  const name = endian === "little" ? "__LITTLE_ENDIAN" : "__BIG_ENDIAN";
  return [
    [name, endian === "little" ? "1234" : "4321"],
    [`${name}_BITFIELD`, "1"],
    ["__BYTE_ORDER", endian === "little" ? "1234" : "4321"],
  ];
}
