// Random records as C: nested, packed, with unions, pads, arrays and every kind of word.
import * as fc from "fast-check";

const words = [
  "__u8",
  "__u16",
  "__u32",
  "__u64",
  "__aligned_u64",
  "__s32",
  "__le32",
  "__be64",
  "int",
  "unsigned long",
  "bool",
  "char",
  "void *",
  "uint32_t",
  "enum kind",
  "size_t",
];

const bounds = ["", "", "", "[2]", "[3]", "[5]"];
const plain = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...bounds));
/** Members as text, with a `#` where their number goes. */
const scalar = plain.map(([word, bound]) => `${word} m#${bound};`);
const pad = fc.constantFrom("__u8 pad#[3];", "__u16 reserved#;", "__u32 rsvd#;");

const memberAt = (depth: number): fc.Arbitrary<string> => {
  if (depth === 0) return scalar;
  const inner = fc.array(memberAt(depth - 1), { minLength: 1, maxLength: 4 });
  const nested = fc
    .tuple(fc.constantFrom("struct", "union"), inner, fc.constantFrom("", " n#", " n#[2]"))
    .map(([kind, members, name]) => `${kind} { ${members.join(" ")} }${name};`);
  return fc.oneof({ weight: 6, arbitrary: scalar }, { weight: 1, arbitrary: pad }, nested);
};

const numbered = (text: string): string => {
  let at = 0;
  return text.replaceAll("#", () => String((at += 1)));
};

/** A struct or two, the second holding the first, as C. */
export const anyRecords: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(memberAt(2), { minLength: 1, maxLength: 7 }),
    fc.array(memberAt(1), { minLength: 1, maxLength: 4 }),
    fc.constantFrom("", "", " __attribute__((packed))"),
    fc.constantFrom("", "__u32 tail[];", "struct inner_ser all[];"),
  )
  .map(([inner, outer, packed, tail]) =>
    numbered(
      "enum kind { A, B }; " +
        `struct inner_ser { ${inner.join(" ")} }${packed}; ` +
        `struct outer_ser { ${outer.join(" ")} struct inner_ser one; ${tail} }${packed};`,
    ),
  );
