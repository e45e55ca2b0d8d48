// TYPEDEF: no opaque or host-dependent typedef.
import { isSignal } from "../subject/place.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { aWord } from "../subject/said.ts";
import { called } from "../subject/subject.ts";
import { typedefNames } from "../subject/type-word.ts";
import { isOpaqueWord } from "../subject/opaque-word.ts";

export const typedef: RecordRule = rule({
  id: "TYPEDEF",
  title: "no opaque or host-dependent typedef",
  level: "warning",
  appliesTo: everyAbi,
  since: "0.1.0",
  each: true,
  likewise: true,
  concerns: "types",
  says: "{member} is {aWord}, {which}: use {width}",
  writes: "{member} is {aWord}, {which}. Please {give}.",
  why: "Such types change with the architecture, the configuration or the C library.",
  fix: "the fixed width of the largest value; u64 for physical addresses and page offsets",
  wrong: "struct bay { dma_addr_t base; };",
  right: "struct bay { __aligned_u64 base; };",
  *check({ parts, path }) {
    for (const { member } of parts) {
      const spelt = typedefNames(member.type).find(isOpaqueWord);
      if (spelt === undefined) continue;
      yield {
        at: member.span,
        about: member.name,
        ...(spelt === "sigset_t" && isSignal.test(path) ? { level: "advice" } : {}),
        member: called(member),
        aWord: aWord(spelt),
        ...(spelt === "uuid_t"
          ? { which: "which only the kernel has", width: "__u8 [16]", give: "make it __u8 [16]" }
          : {
              which: whatIsWrong(spelt),
              width: "a fixed width",
              give: "give it a fixed width that holds its largest value",
            }),
      };
    }
  },
});

function whatIsWrong(word: string): string {
  if (/^(?:dma_|phys_|resource_|sector_|nodemask|cpumask|pgprot|pfn)/.test(word))
    return "whose width depends on the configuration";
  return /^(?:__kernel_|off_t|mode_t|sigset_t|fd_set|pgoff_t)/.test(word)
    ? "whose width depends on the architecture"
    : "which the C library defines as it likes, or not at all";
}
