// TYPEDEF: no opaque or host-dependent typedef.
import { everyAbi } from "./profile.ts";
import { type RecordRule, rule } from "./rule.ts";
import { aWord } from "./said.ts";
import { called } from "./subject.ts";
import { typedefNames } from "./type-word.ts";
import { isOpaqueWord } from "./opaque-word.ts";

export const typedef: RecordRule = rule({
  id: "TYPEDEF",
  title: "no opaque or host-dependent typedef",
  level: "warning",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{member} is {aWord}, whose width depends on the {upon}: use a fixed width",
  writes:
    "The width of {word} depends on the {upon}. Please give {member} a fixed width that holds " +
    "its largest value.",
  why: "Such types change with the architecture, the configuration or the C library.",
  fix: "the fixed width of the largest value; u64 for physical addresses and page offsets",
  wrong: "struct bay { dma_addr_t base; };",
  right: "struct bay { __aligned_u64 base; };",
  *check({ parts }) {
    for (const { member } of parts) {
      const spelt = typedefNames(member.type).find(isOpaqueWord);
      if (spelt === undefined) continue;
      yield {
        at: member.span,
        about: member.name,
        member: called(member),
        word: spelt,
        aWord: aWord(spelt),
        upon: /^(?:dma|phys|resource)/.test(spelt) ? "configuration" : "architecture",
      };
    }
  },
});
