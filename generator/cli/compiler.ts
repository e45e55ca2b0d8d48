// A compiler as witness: it compiles constants, and its object file is read. Nothing of it is run.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlacedRecord } from "../contract/index.ts";
import { type BitRange, type Layout, onesIn } from "../layout/index.ts";
import { elfSections, isBigEndian } from "../read/btf/index.ts";
import { nameMacro, predefinedMacros, type Target, targets } from "../targets/index.ts";
import { factProgram } from "../write/c-facts.ts";
import { commandWords } from "./command-words.ts";
import { reasonOf } from "./inputs.ts";
import { runProgram } from "./program.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

/** What a run that went well printed. */
interface Said {
  readonly out: string;
  readonly err: string;
}

/** What `__attribute__((aligned))` asks for where clang and gcc disagree about a target, bytes. */
const clangMaxAlign: Readonly<Record<string, number>> = {
  "mips-o32": 16,
  "mipsel-o32": 16,
  sparc32: 16,
};

/** A command line such as `gcc -m32`; quotes keep spaces as they do in a shell. */
export class Compiler {
  readonly #words: readonly string[] | undefined;

  constructor(command: string) {
    this.#words = commandWords(command);
  }

  /** What the compiler prints, or its first complaint. */
  async #run(words: readonly string[], input = "", ended?: AbortSignal): Promise<Said | string> {
    if (this.#words === undefined) return "a quote in --cc does not end";
    const [program, ...flags] = this.#words;
    if (program === undefined) return "--cc names no compiler";
    try {
      const { code, out, err } = await runProgram(program, [...flags, ...words], { input, ended });
      if (code === 0) return { out, err };
      const complaint = /^.*\berror: .*$/m.exec(err)?.[0] ?? err.trim().split("\n")[0];
      return complaint || `${program} failed`;
    } catch (error) {
      return `cannot run ${program}: ${reasonOf(error)}`;
    }
  }

  /**
   * What the compiler defines before it reads a line: names, with their parameters, and texts. Or
   * why it cannot be asked.
   */
  async macros(): Promise<ReadonlyMap<string, string> | string> {
    const ran = await this.#run(["-dM", "-E", "-x", "c", "-"]);
    if (typeof ran === "string") return ran;
    const lines = ran.out.matchAll(/^#define (\w+(?:\([^)]*\))?) ?(.*)$/gm);
    return new Map(Array.from(lines, ([, name = "", body = ""]) => [name, body]));
  }

  /** Whether it takes `struct x;` inside of another record for a member: -fms-extensions. */
  async embeds(): Promise<boolean> {
    return this.#takes(
      "struct a { int x; }; struct b { struct a; }; int c[sizeof(struct b) ? 1 : -1];",
    );
  }

  async #takes(text: string): Promise<boolean> {
    return typeof (await this.#run(["-w", "-fsyntax-only", "-x", "c", "-"], text)) !== "string";
  }

  /** The target it compiles for, by its macros and by what it takes, or why it cannot be asked. */
  async target(): Promise<Target | string> {
    const defined = await this.macros();
    return typeof defined === "string" ? defined : this.targetFor(defined);
  }

  /** The same, the macros at hand; under `-mms-bitfields` every record is of that kind. */
  async targetFor(defined: ReadonlyMap<string, string>): Promise<Target> {
    const plain = Compiler.targetOf(defined);
    // More under -mavx than without.
    const biggestAlign = Number(defined.get("__BIGGEST_ALIGNMENT__") ?? plain.biggestAlign);
    const isPlain = biggestAlign === plain.biggestAlign;
    const target = isPlain ? plain : { ...plain, biggestAlign };
    const text = "struct a { char x : 1; int y : 1; }; int c[sizeof(struct a) == 8 ? 1 : -1];";
    return (await this.#takes(text)) ? { ...target, msStruct: "all" } : target;
  }

  /** Among the targets these macros name the one whose own they share most of. */
  static targetOf(defined: ReadonlyMap<string, string>): Target {
    const named = targets.filter((target) => defined.has(nameMacro(target)));
    const candidates = named.length === 0 ? targets : named;
    const score = (target: Target): number => {
      let sum = 0;
      for (const [name, body] of predefinedMacros(target))
        sum += defined.get(name) === body ? 1 : -1;
      return sum;
    };
    const best = candidates.reduce((most, target) => (score(target) > score(most) ? target : most));
    // Where the two differ, clang is held to its own rules, whatever the target's usual compiler.
    const maxAlign = clangMaxAlign[best.name] ?? best.maxAlign;
    return defined.has("__clang__")
      ? { ...best, compiler: "clang", msStruct: "asked", maxAlign }
      : best;
  }

  /** Where the compiler looks for `<name>` by itself, the first folder first. */
  async folders(): Promise<readonly string[]> {
    const ran = await this.#run(["-E", "-v", "-x", "c", "-"]);
    if (typeof ran === "string") return [];
    const list = /^#include <\.\.\.>.*\n((?: .*\n)*)/m.exec(ran.err)?.[1] ?? "";
    return list
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  }

  /**
   * Where the compiler puts the members of these records; `head` is C that declares them, `flags`
   * what it needs to be compiled.
   */
  async places(
    head: string,
    layouts: readonly Layout[],
    flags: readonly string[] = [],
  ): Promise<ReadonlyMap<string, PlacedRecord> | string> {
    const program = factProgram(head, layouts);
    return inTemporaryFolder(async (folder, ended) => {
      const source = join(folder, "facts.c");
      const object = join(folder, "facts.o");
      writeFileSync(source, program.text, "latin1");
      const ran = await this.#run([...flags, "-w", "-c", source, "-o", object], "", ended);
      if (typeof ran === "string") return ran.replaceAll(`${folder}/`, "");
      return placesIn(readFileSync(object), program);
    });
  }
}

type Program = ReturnType<typeof factProgram>;

function placesIn(
  object: Uint8Array,
  { facts, bits }: Program,
): ReadonlyMap<string, PlacedRecord> | string {
  const sections = elfSections(object);
  if (typeof sections === "string") return sections;
  const table = sections(".holeproof");
  if (typeof table === "string") return table;
  const big = isBigEndian(object);
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const records = new Map<string, PlacedRecord & { readonly members: Map<string, BitRange> }>();
  facts.forEach(({ record, member, what }, index) => {
    const value = Number(view.getBigUint64(index * 8, !big));
    // What is said of the record itself comes first, its size before its alignment.
    const said = records.get(record) ?? { size: value, align: undefined, members: new Map() };
    if (member === "") {
      records.set(record, what === "align" ? { ...said, align: value } : said);
      return;
    }
    const { members } = said;
    const known = members.get(member) ?? { offset: 0, size: 0 };
    members.set(member, { ...known, [what]: value * 8 });
  });
  for (const { record, member, section } of bits) {
    const bytes = sections(section);
    if (typeof bytes === "string") return bytes;
    records.get(record)?.members.set(member, onesIn(bytes, big));
  }
  return records;
}
