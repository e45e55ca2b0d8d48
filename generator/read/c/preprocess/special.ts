// Names the preprocessor answers by itself: `__LINE__`, `__has_include` and their kin.
import * as Kind from "../lex/kind.ts";
import * as Flag from "../lex/flag.ts";
import type { Target } from "../../../targets/index.ts";
import type { AtomTable } from "../scope/atom-table.ts";
import { isInClang } from "./clang-features.ts";
import { enteredAt, type Inclusion, toldLine, toldPath } from "../stream/inclusion.ts";
import type { Macro } from "../lex/macro.ts";
import type { Names } from "../lex/names.ts";
import type { ReadSession } from "./session.ts";
import { spell, type Token } from "../lex/token.ts";

/** Attributes whose effect on layout is understood, or that have none. */
const knownAttributes: ReadonlySet<string> = new Set(
  (
    "packed aligned mode unused used deprecated noreturn const pure malloc format section " +
    "weak alias " +
    "may_alias transparent_union nonnull warn_unused_result always_inline noinline cold hot " +
    "nonstring fallthrough gnu_inline designated_init counted_by externally_visible flatten " +
    "no_instrument_function error warning copy access alloc_size assume_aligned cleanup " +
    "vector_size ms_struct gcc_struct scalar_storage_order warn_if_not_aligned visibility " +
    "noclone optimize leaf nothrow returns_nonnull sentinel constructor destructor common " +
    "nocommon tls_model no_sanitize no_sanitize_address no_sanitize_thread " +
    "no_sanitize_undefined no_icf no_reorder artificial weakref ifunc returns_twice " +
    "format_arg alloc_align unavailable simd target no_split_stack noipa retain symver " +
    "tainted_args zero_call_used_regs stack_protect no_stack_protector " +
    "no_profile_instrument_function patchable_function_entry uninitialized " +
    "maybe_unused nodiscard"
  ).split(" "),
);

/** What C23 has `__has_c_attribute` say of its own attributes, whatever edition is read. */
const standardAttributes: ReadonlyMap<string, number> = new Map([
  ["deprecated", 201904],
  ["fallthrough", 201910],
  ["maybe_unused", 202106],
  ["nodiscard", 202003],
  ["noreturn", 202202],
  ["_Noreturn", 202202],
]);

interface Words {
  readonly names: Names;
  readonly texts: readonly string[];
}

/** The reading that asks. */
interface Asked extends Words {
  compiler(): Target["compiler"];
}

/** The header a line names: `"x.h"`, or what stands between `<` and `>`. */
export function headerNameIn(
  line: readonly Token[],
  texts: readonly string[],
  text: string | undefined,
): { readonly text: string; readonly angled: boolean } | undefined {
  const first = line[0];
  if (first === undefined) return undefined;
  if (first.kind === Kind.String) {
    const spelled = spell(texts, first.kind, first.atom);
    return { text: spelled.slice(spelled.indexOf('"') + 1, -1), angled: false };
  }
  if (first.kind !== Kind.Less) return undefined;
  const close = line.findLastIndex((token) => token.kind === Kind.Greater);
  if (close < 2) return undefined;
  if (text !== undefined) {
    return { text: text.slice(first.end, line[close]!.start).trim(), angled: true };
  }
  let name = "";
  for (const token of line.slice(1, close)) {
    if (name !== "" && (token.flags & Flag.Space) !== 0) name += " ";
    name += spell(texts, token.kind, token.atom);
  }
  return { text: name, angled: true };
}

/** The words of a `_Pragma("...")`; `args` are the tokens from `(` to `)`. */
export function pragmaWords(args: readonly Token[], words: Words): readonly string[] {
  const literal = args[1];
  if (literal?.kind !== Kind.String) return [];
  const text = words.texts[literal.atom]!;
  const inner = text.slice(text.indexOf('"') + 1, -1).replaceAll(/\\(["\\])/g, "$1");
  return inner.match(/\w+|[^\s\w]/g) ?? [];
}

/** The reading that asks `__COUNTER__`. */
interface Counting {
  readonly names: Names;
  readonly macros: AtomTable<Macro>;
  readonly session: ReadSession;
  lookup(atom: number): Macro | undefined;
}

/** How often `__COUNTER__` was asked before; what files made of it is undone and replayed. */
export function counted(reading: Counting): number {
  const place = reading.names.intern("#__COUNTER__");
  const before = reading.lookup(place)?.from ?? 0;
  reading.macros.set(place, reading.session.counted(place, before + 1));
  return before;
}

/**
 * A file that asks how deep it is included, or where the reading started, does not do the same for
 * all who include it.
 */
function readInPlaceOnly(asking: Inclusion, inclusions: readonly Inclusion[]): void {
  // Includers stand before what they include.
  for (let depth = asking.depth, at = asking.index; depth > 0; at--) {
    const { depth: there, lexed } = inclusions[at]!;
    if (there > depth) continue;
    lexed.isOpenEnded = true;
    depth = there - 1;
  }
}

/** Tokens for `__LINE__`, `__FILE__` and the `__has_` questions. */
export function answerSpecial(
  macro: Macro,
  token: Token,
  args: readonly Token[],
  words: Asked,
  inclusions: readonly Inclusion[],
  isFound: (name: string, angled: boolean, next: boolean) => boolean,
  expandAll: (tokens: readonly Token[]) => readonly Token[],
): readonly Token[] {
  const inclusion = inclusions[token.source]!;
  const number = (value: number): readonly Token[] => [
    { ...token, kind: Kind.Number, atom: words.names.intern(`${value}`) },
  ];
  if (macro.origin?.special === "line") return number(toldLine(inclusion, token.start));
  if (macro.origin?.special === "depth") {
    readInPlaceOnly(inclusion, inclusions);
    return number(inclusion.depth + (enteredAt(inclusion, token.start)?.depth ?? 0));
  }
  const text = (value: string): readonly Token[] => [
    { ...token, kind: Kind.String, atom: words.names.intern(JSON.stringify(value)) },
  ];
  if (macro.origin?.special === "base") {
    readInPlaceOnly(inclusion, inclusions);
    // gcc's answer whatever #line said, to which clang listens.
    return text(inclusions[0]!.lexed.file.path);
  }
  if (macro.origin?.special === "file") {
    const path = toldPath(inclusion, token.start);
    const isLastPart = words.texts[macro.atom] === "__FILE_NAME__";
    return text(isLastPart ? path.slice(path.lastIndexOf("/") + 1) : path);
  }
  const name = words.texts[macro.atom]!;
  const written = args.slice(1, -1);
  const isHeader = written[0]?.kind === Kind.String || written[0]?.kind === Kind.Less;
  const inner = isHeader ? written : expandAll(written);
  if (name.startsWith("__has_include")) {
    const header = headerNameIn(inner, words.texts, undefined);
    const found =
      header !== undefined && isFound(header.text, header.angled, name.endsWith("next"));
    return number(found ? 1 : 0);
  }
  const asked = inner.at(-1);
  if (asked === undefined) return number(0);
  if (name === "__has_builtin") {
    return number(words.texts[asked.atom]!.startsWith("__builtin_") ? 1 : 0);
  }
  const plain = (one: Token): string => words.texts[one.atom]!.replaceAll(/^__|__$/g, "");
  const isKnown = knownAttributes.has(plain(asked)) ? 1 : 0;
  if (name === "__has_attribute") return number(isKnown);
  if (name === "__has_feature" || name === "__has_extension") {
    const isTheirs = isInClang(name, plain(asked)) && words.compiler() === "clang";
    return number(isTheirs ? 1 : 0);
  }
  if (name !== "__has_c_attribute") return number(0);
  // `gnu::packed`, or a word of the standard's own.
  if (inner.length > 1) return number(plain(inner[0]!) === "gnu" ? isKnown : 0);
  return number(standardAttributes.get(plain(asked)) ?? 0);
}
