// A C program without a line that runs: constants through which a compiler says where members lie.
import { type Layout, placed } from "../layout/index.ts";
import { titleOf } from "../model/index.ts";

/** What one word of the compiled table means. */
export interface Fact {
  readonly record: string;
  /** Dotted name; empty for the record itself. */
  readonly member: string;
  readonly what: "size" | "offset" | "align";
}

/** A bit-field's place, found from an object in which only that field is all ones. */
export interface BitFact {
  readonly record: string;
  readonly member: string;
  readonly section: string;
}

export interface FactProgram {
  readonly text: string;
  /** In the order of the words in the section `.holeproof`, 64 bits each. */
  readonly facts: readonly Fact[];
  readonly bits: readonly BitFact[];
}

/** Asks about every member C can name of these layouts' records. `head` declares them. */
export function factProgram(head: string, layouts: readonly Layout[]): FactProgram {
  const facts: Fact[] = [];
  const bits: BitFact[] = [];
  const words: string[] = [];
  const objects: string[] = [];
  const ask = (fact: Fact, expression: string): void => {
    facts.push(fact);
    words.push(`\t${expression},\n`);
  };
  for (const layout of layouts) {
    const title = titleOf(layout.record);
    ask({ record: title, member: "", what: "size" }, `sizeof(${title})`);
    // gcc's _Alignof stops at what malloc gives, whatever the record is laid out with.
    ask({ record: title, member: "", what: "align" }, `__alignof__(${title})`);
    for (const { slot, path } of placed(layout)) {
      if (slot.member.name === "") continue;
      const member = path.join(".");
      if (slot.bits !== undefined) {
        const section = `.holeproof.${bits.length}`;
        const attribute = `__attribute__((section("${section}")))`;
        objects.push(
          `const ${title} holeproof_${bits.length} ${attribute} = { .${member} = -1 };\n`,
        );
        bits.push({ record: title, member, section });
        continue;
      }
      ask({ record: title, member, what: "offset" }, `__builtin_offsetof(${title}, ${member})`);
      if (slot.size > 0)
        ask({ record: title, member, what: "size" }, `sizeof(((${title} *)0)->${member})`);
    }
  }
  const table =
    `const unsigned long long holeproof_facts[] __attribute__((section(".holeproof"))) = {\n` +
    `${words.join("")}};\n`;
  return { text: `${head}\n${table}${objects.join("")}`, facts, bits };
}
