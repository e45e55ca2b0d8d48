// ARRFIX: no length that depends on the kernel's configuration.
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";

/** Constants of one kernel's configuration or one machine's page. */
const configured = new RegExp(
  String.raw`\b(?:NR_CPUS|MAX_NUMNODES|NODES_(?:SHIFT|WIDTH)|PAGE_(?:SIZE|SHIFT)|HZ|BITS_PER_LONG` +
    String.raw`|THREAD_SIZE|(?:L1|SMP)_CACHE_BYTES|MAX_NR_ZONES|MAX_(?:PAGE_)?ORDER|CONFIG_\w+)\b`,
);

export const arrfix: RecordRule = rule({
  id: "ARRFIX",
  title: "no array length that depends on the configuration",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "the length of {member} is {bound}, which differs between kernels",
  writes:
    "The length of {member} is {bound}, which is another number in another configuration. Please " +
    "use a number of the interface's own, or a flexible array with a count.",
  why: "The length of an array becomes part of the interface; users have other values, or none.",
  fix: "a constant of the interface, or a count and a flexible array",
  wrong: "#define NR_CPUS 64\nstruct bay { __u32 load[NR_CPUS]; };",
  right: "#define BAY_CPUS 64\nstruct bay { __u32 load[BAY_CPUS]; };",
  *check({ parts }) {
    for (const { member } of parts) {
      const lengths = /\[.*\]/.exec(member.spelling)?.[0] ?? "";
      const bound = configured.exec(lengths)?.[0];
      if (bound === undefined) continue;
      yield { at: member.span, about: member.name, member: called(member), bound };
    }
  },
});
