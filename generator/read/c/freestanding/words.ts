// Other words for what the language has: what C has `iso646.h`, `stdalign.h`, `stdbool.h` and
// `stdnoreturn.h` say.

const header = (guard: string, words: readonly (readonly [string, string])[]): string => {
  const lines = words.map(([word, meaning]) => `#define ${word} ${meaning}\n`);
  return `#ifndef ${guard}\n#define ${guard}\n${lines.join("")}#endif\n`;
};

/** C11 7.9. */
export const iso646 = (): string =>
  header("_ISO646_H", [
    ["and", "&&"],
    ["and_eq", "&="],
    ["bitand", "&"],
    ["bitor", "|"],
    ["compl", "~"],
    ["not", "!"],
    ["not_eq", "!="],
    ["or", "||"],
    ["or_eq", "|="],
    ["xor", "^"],
    ["xor_eq", "^="],
  ]);

/** C11 7.15. */
export const stdalign = (): string =>
  header("_STDALIGN_H", [
    ["alignas", "_Alignas"],
    ["alignof", "_Alignof"],
    ["__alignas_is_defined", "1"],
    ["__alignof_is_defined", "1"],
  ]);

/** C11 7.18. */
export const stdbool = (): string =>
  header("_STDBOOL_H", [
    ["bool", "_Bool"],
    ["true", "1"],
    ["false", "0"],
    ["__bool_true_false_are_defined", "1"],
  ]);

/** C11 7.23. */
export const stdnoreturn = (): string => header("_STDNORETURN_H", [["noreturn", "_Noreturn"]]);
