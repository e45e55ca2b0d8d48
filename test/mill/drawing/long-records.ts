// Random records whose names, types and bounds are long, as C.
import * as fc from "fast-check";

const word = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max }).map((length) => "long_".repeat(20).slice(0, length));

const typeName = fc.oneof(
  fc.constantFrom("__u8", "__u32", "__u64", "unsigned long", "unsigned long long", "void *"),
  word(60).map((name) => `struct ${name}_t *`),
);
const bound = fc.oneof(
  fc.constantFrom("", "", "[3]"),
  fc.constantFrom("[LONG_NAME_OF_A_BOUND_OF_AN_ARRAY_MAX]", "[(2 + LONG_NAME_OF_A_BOUND) * 4096]"),
);
const scalar = fc
  .tuple(typeName, word(70), bound)
  .map(([type, name, size]) => `${type} ${name}#${size};`);
const bits = word(50).map((name) => `__u8 ${name}# : 3;`);
const handler = fc
  .tuple(word(40), word(40))
  .map(([name, other]) => `int (*${name}#)(struct ${other} *one, unsigned long ${other}_arg);`);

const memberAt = (depth: number): fc.Arbitrary<string> => {
  const flat = fc.oneof({ weight: 5, arbitrary: scalar }, bits, handler);
  if (depth === 0) return flat;
  const inner = fc.array(memberAt(depth - 1), { minLength: 1, maxLength: 3 });
  const nested = fc
    .tuple(fc.constantFrom("struct", "union"), inner, fc.oneof(fc.constant(""), word(60)))
    .map(([kind, members, name]) => `${kind} { ${members.join(" ")} } ${name && `${name}#`};`);
  return fc.oneof({ weight: 4, arbitrary: flat }, nested);
};

/** A struct, as C: of a long name or a short one, of records within records or flat. */
export const longRecords: fc.Arbitrary<string> = fc
  .tuple(word(90), fc.array(memberAt(9), { minLength: 1, maxLength: 12 }))
  .map(([name, members]) => {
    let count = 0;
    const body = members.join("\n").replaceAll("#", () => `_${(count += 1)}`);
    return `#define LONG_NAME_OF_A_BOUND_OF_AN_ARRAY_MAX 70000
#define LONG_NAME_OF_A_BOUND 7
struct ${name} {
${body}
};
`;
  });

/** Columns of a line with tab stops every 8. */
export const widthOf = (line: string): number =>
  [...line].reduce((at, character) => (character === "\t" ? at + 8 - (at % 8) : at + 1), 0);
