// No text makes the reader throw, and none takes it longer than its length is worth.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import { readC, ReadSession } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";
import { expectLinear } from "../../growth.ts";
import { headerPaths, Headers, unavailable } from "./headers.ts";
import { hostileTexts } from "./hostile.ts";

const target = targetNamed("x86_64")!;
const soak = process.env["HOLEPROOF_SOAK"] !== undefined;
/** fast-check says it when a run fails; a soak goes through others. */
const seed = Number(process.env["HOLEPROOF_SEED"] ?? 7);

/** Reads a text both ways and lays out what was found; throws only when something is broken. */
function check(text: string, session?: ReadSession): void {
  for (const fragment of [false, true]) {
    const options = session === undefined ? { target, fragment } : { target, fragment, session };
    const { unit, findings } = readC({ path: "x.h", text }, options);
    for (const record of unit.records) layoutOf(record, target);
    expect(unit.macros.length).toBeLessThanOrEqual(text.length);
    expect(findings.length).toBeLessThanOrEqual(301);
  }
}

/** Words, signs and lines that C is made of, in no order. */
const soup =
  "struct union enum typedef { } ( ) [ ] ; , : * = ? + - ! ~ # ## ... -> . u32 __u64 int long foo " +
  "bar S T 0 1 8 0x10 'c' \"s\" sizeof offsetof typeof __attribute__ ((packed)) ((aligned(8))) " +
  "__packed __aligned_u64 struct_group __counted_by DECLARE_FLEX_ARRAY BIT const extern \n \n#define " +
  "\n#if \n#else\n \n#endif\n \n#undef \n#pragma \\\n /* */ // _Static_assert asm inline @ \u00e9";
const words = soup.split(/(?<!\n) /);

/**
 * Forms around an expression, and the bytes of what thirty of them make. Looked at
 * for its type and again for its value, thirty levels would be read for ever.
 */
const nestedForms: readonly (readonly [form: string, size: number])[] = [
  ["($ + 1)", 4],
  ["sizeof((char *)(sizeof($)))", 8],
  ["sizeof(char[$]){0}", 8],
  ["_Generic($, int: x, default: y)", 0],
  ["(int)sizeof(1 ? (void *)($) : (int *)0)", 4],
];

describe("hostile text", () => {
  for (const [name, make] of hostileTexts) {
    it(`takes time in proportion: ${name}`, () =>
      expectLinear(soak ? 50_000 : 10_000, (length) => check(make(length))));
  }

  it.each(nestedForms)("each level is read once: %s", (form, size) => {
    let inner = "1";
    for (let level = 0; level < 30; level++) inner = form.replace("$", inner);
    const { unit } = readC(
      { path: "x.h", text: `struct s { char a[sizeof(${inner})]; };` },
      { target },
    );
    expect(layoutOf(unit.records[0]!, target)).toMatchObject({ size });
  });

  it("token soup is read without an exception", () => {
    const session = new ReadSession();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 120 }), (pieces) =>
        check(pieces.join(" "), session),
      ),
      { numRuns: soak ? 200_000 : 2000, seed },
    );
  });

  it("any characters are read without an exception", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => check(text)),
      { numRuns: soak ? 20_000 : 200, seed },
    );
  });

  it.skipIf(unavailable() !== undefined)("real headers, cut off and spoilt", () => {
    const headers = new Headers();
    const paths = headerPaths();
    fc.assert(
      fc.property(
        fc.nat({ max: paths.length - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...words),
        (index, from, where, piece) => {
          const { text } = headers.load(paths[index]!)!;
          const cut = text.slice(Math.floor(from * text.length)).slice(0, 20_000);
          const at = Math.floor(where * cut.length);
          check(`${cut.slice(0, at)}${piece}${cut.slice(at + piece.length)}`);
        },
      ),
      { numRuns: soak ? 20_000 : 150, seed },
    );
  });
});
