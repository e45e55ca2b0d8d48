// Everything in a declaration file that is not a declaration is a finding with its place.
import { describe, expect, it } from "vitest";
import { readDeclarations } from "../../../generator/read/decl/index.ts";

const head = `/**
 * A test contract.
 *
 * @contract bay-v1
 */
import type { array, bits, bool, flex, flex_uncounted, phys, reserved, text, u32, u64, u8, union } from "./vocabulary.ts";
`;
/** Line of the first line of a case. */
const first = head.split("\n").length;

/** Findings of a file made of the head and `body`, lines counted from the body's first. */
function check(body: string, ...expected: readonly string[]): void {
  const { findings } = readDeclarations([{ path: "abi/bay.ts", text: head + body }]);
  const lines = findings.map(
    ({ span, message }) => `${span.line - first + 1}:${span.column} ${message}`,
  );
  expect(lines).toEqual(expected);
  for (const finding of findings) {
    expect(finding.span.file).toBe("abi/bay.ts");
    expect([finding.rule, finding.level]).toEqual(["syntax", "error"]);
  }
}

/** A record with one member under test on line 3. */
const member = (line: string): string =>
  `/** A bay. */\nexport interface bay {\n${line}\n  /** Last. */\n  end: u32;\n}\n`;
const documented = (line: string): string => `/** It. */ ${line}`;

describe("what a declaration file may not hold", () => {
  it("nothing wrong: no finding", () => {
    check(member(documented("key: u32;")));
  });
  it("logic", () => {
    check(
      "const x = 1;\nfunction f() {}\nf();\n",
      "1:1 a contract holds interfaces, constants and type imports only, not 'const x = 1;'",
      "2:1 a contract holds interfaces, constants and type imports only, not 'function f() {}'",
      "3:1 a contract holds interfaces, constants and type imports only, not 'f();'",
    );
  });
  it("an import that runs something", () => {
    check('import { x } from "./x.ts";', "1:1 only 'import type' is allowed in a contract");
  });
  it("an import from anywhere else", () => {
    check(
      'import type { x } from "node:fs";',
      "1:15 'node:fs' is neither the vocabulary nor another contract",
    );
  });
  it("an import of what is not there", () => {
    check('import type { x } from "./x.ts";', "1:15 'abi/x.ts' declares no 'x'");
  });
  it("another name for a word", () => {
    check('import type { s8 as byte } from "./vocabulary.ts";', "1:15 import 's8' by its own name");
  });
  it("an interface twice", () => {
    const twice = "/** A. */\nexport interface a {\n  /** K. */\n  k: u8;\n}\n";
    check(twice + twice, "7:1 'a' is declared twice");
  });
  it("an interface that extends", () => {
    check(
      "/** A. */\nexport interface a extends b {\n  /** K. */\n  k: u8;\n}\n",
      "2:18 'a' may not extend or take parameters",
    );
  });
  it("an interface nobody else can see, without words or members", () => {
    check(
      "interface a {}\n",
      "1:1 'a' is not exported",
      "1:11 'a' has no doc comment",
      "1:11 'a' has no members",
    );
  });
  it("a constant that is none", () => {
    check(
      "/** A. */\nexport type a = u8;\n",
      "2:1 'a' is neither a constant ('= 64', '= \"text\"') nor an enumeration or aligned_type",
    );
  });
  it("text that is no TypeScript", () => {
    const { findings } = readDeclarations([
      { path: "abi/bay.ts", text: `${head}export interface {` },
    ]);
    expect(findings.length).toBeGreaterThan(0);
  });
});

describe("what a member may not be", () => {
  it("of an unknown type", () => {
    check(
      member(documented("key: u33;")),
      "3:17 unknown type 'u33': neither an imported word nor a record",
    );
  });
  it("a word that was not imported", () => {
    check(
      member(documented("key: u16;")),
      "3:17 unknown type 'u16': neither an imported word nor a record",
    );
  });
  it("of TypeScript's own types", () => {
    check(member(documented("key: number;")), "3:17 'number' is not a word of the vocabulary");
    check(member(documented("key: u8 | u32;")), "3:17 'u8 | u32' is not a word of the vocabulary");
    check(
      member(documented("key: { a: u8 };")),
      "3:17 '{ a: u8 }' is not a word of the vocabulary",
    );
  });
  it("a method, an index or a call", () => {
    check(
      member("f(): u8;\n[key: string]: u8;\n(): u8;"),
      "3:1 'f(): u8;' is not a member: write 'name: type'",
      "4:1 '[key: string]: u8;' is not a member: write 'name: type'",
      "5:1 '(): u8;' is not a member: write 'name: type'",
    );
  });
  it("optional or readonly", () => {
    check(
      member(documented("key?: u8;")),
      "3:12 member 'key' may be neither optional nor readonly",
    );
    check(
      member(documented("readonly key: u8;")),
      "3:12 member 'key' may be neither optional nor readonly",
    );
  });
  it("named by a string or an expression", () => {
    check(member(documented('"key": u8;')), "3:12 '\"key\"' is not a plain C name");
    check(member(documented("[key]: u8;")), "3:12 '[key]' is not a plain C name");
  });
  it("without a doc comment", () => {
    check(member("key: u32;"), "3:1 member 'key' has no doc comment");
    check(member("pad: reserved<u32>;"));
  });
  it("twice of one name", () => {
    check(member(`${documented("end: u32;")}`), "5:3 member 'end' is declared twice");
  });
  it("of its own record", () => {
    check(
      member(documented("next: bay;")),
      "2:18 'bay' contains itself",
      "3:18 unknown type 'bay': neither an imported word nor a record",
    );
    check(member(documented("next: phys<bay>;")));
  });
  it("an array of a wrong count", () => {
    for (const count of ["-1", "1.5", "N", '"3"', "u8"])
      check(
        member(documented(`key: array<u8, ${count}>;`)),
        `3:27 '${count}' is not a whole number, nor a constant of this file`,
      );
  });
  it("an array of what has no count, a bit-field of a record", () => {
    check(member(documented("key: array<array<u8, 2>, 3>;")));
    check(
      member(documented("key: array<flex_uncounted<u8>, 3>;")),
      "3:17 an array is made of a word, a record or an array with a count",
    );
    check(
      member(documented("key: bits<array<u8, 2>, 3>;")),
      "3:17 a bit-field is made of an integer word or an enumeration",
    );
  });
  it("a flexible array that is not counted, or not last", () => {
    check(
      member(documented("key: flex<u8>;")),
      "3:17 a flexible array names the member that counts it: 'flex<T, \"count\">'",
    );
    check(member(documented('key: flex<u8, "end">;')), "3:12 flexible array 'key' must be last");
    check(
      `/** A. */\nexport interface a {\n  /** N. */\n  n: text<4>;\n  /** K. */\n  k: flex<u8, "n">;\n}\n`,
      "6:3 'k' is counted by 'n', which is no integer member",
    );
  });
});

describe("tags", () => {
  const record = (tag: string): string =>
    `/**\n * A bay.\n *\n * ${tag}\n */\nexport interface bay {\n  /** Key. */\n  key: u32;\n}\n`;
  it("unknown ones", () => {
    check(record("@packd"), "4:4 unknown tag '@packd' of a record");
    check(member("/** K. @x */\nkey: u8;"));
    check(member("/**\n * K.\n * @pack 4\n */\nkey: u8;"), "5:4 unknown tag '@pack' of a member");
  });
  it("an accept without a reason", () => {
    check(
      record("@accept HOLE"),
      "4:4 '@accept' needs a rule and a reason: '@accept HOLE why it stays'",
    );
  });
  it("an ioctl that is none", () => {
    const message = "4:4 '@ioctl' is a name, a macro and two bytes: 'IOMMU_DESTROY _IO 0x3b 0x80'";
    for (const tag of ["", "A", "A _IO 0x3b", "A _IOX 0x3b 1", "A _IO 0x100 1", "A _IO 1 2 3"])
      check(record(`@ioctl ${tag}`), message);
    check(record("@ioctl A _IOWR 0x3b 255"));
  });
  it("sizes that are none", () => {
    for (const size of ["", "x", "0", "-4", "1.5"])
      check(record(`@min_size ${size}`), "4:4 '@min_size' needs a whole number above zero");
  });
  it("boundaries that are none", () => {
    for (const tag of ["aligned", "pack"]) {
      for (const bytes of ["3", "12", "536870912", "4294967297"])
        check(record(`@${tag} ${bytes}`), `4:4 '@${tag}' needs a power of two, 2^28 at most`);
      for (const bytes of ["1", "64", "268435456"]) check(record(`@${tag} ${bytes}`));
    }
    check(record("@aligned max"));
    check(record("@pack max"), "4:4 '@pack' needs a whole number above zero");
  });
  it("attributes that are none", () => {
    const union = (words: string): string =>
      member(documented(`key: union<{ /** A. */ a: u8 }, "${words}">;`));
    for (const words of ["", "packed", "aligned", "aligned(8)  packed", "pack(4)"])
      check(union(words));
    for (const word of [
      "pack",
      "pack()",
      "pack(3)",
      "aligned(0)",
      "aligned(4294967297)",
      "tight(4)",
    ])
      check(
        union(`packed ${word}`),
        `3:44 '${word}' is no attribute: 'packed', 'aligned(8)' or 'pack(4)'`,
      );
  });
  it("a chain by what is no short integer", () => {
    const link = (tag: string, type: string): string =>
      `/**\n * A bay.\n *\n * ${tag}\n */\nexport interface bay {\n  /** Next. */\n  next: ${type};\n}\n`;
    for (const type of ["u8", "u32"]) check(link("@chain next", type));
    for (const type of ["u64", "bits<u32, 8>", "array<u32, 2>", "bool", "reserved<u32>"])
      check(
        link("@chain next", type),
        "4:4 '@chain' names an integer of up to 32 bits, which 'next' is not",
      );
    check(link("@chain later", "u32"), "4:4 '@chain' names a member, and 'later' is none");
    check(link("@chain", "u32"), "4:4 '@chain' names a member, and '' is none");
  });
  it("flags that are none", () => {
    check(
      member("/**\n * K.\n * @flags a=1 B C=z D=0x4\n */\nkey: u32;"),
      "5:4 'B' is not a flag: write 'NAME=0x1'",
      "5:4 'C=z' is not a flag: write 'NAME=0x1'",
      "5:4 'a=1' is not a flag: write 'NAME=0x1'",
    );
  });
  it("a file that names no contract", () => {
    const messages = (text: string): readonly string[] =>
      readDeclarations([{ path: "a.ts", text }]).findings.map(({ message }) => message);
    expect(messages("")).toEqual([
      "the file must open with a doc comment that says which contract it holds",
    ]);
    expect(messages("/** A. */\nimport type { u8 } from './vocabulary.ts';")).toEqual([
      "the file's comment must name its contract: '@contract NAME'",
    ]);
    expect(
      messages(
        "/**\n * @contract a\n * @colour red\n */\n import type { u8 } from './vocabulary.ts';",
      ),
    ).toEqual(["unknown tag '@colour' of a file"]);
  });
});
