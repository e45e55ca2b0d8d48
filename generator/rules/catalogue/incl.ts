// INCL: an exported header stands on its own in a C90 program.
import { everyUapi, isExported } from "../subject/profile.ts";
import { type UnitRule, unitRule } from "../subject/rule.ts";
import { codeOf, type SourceText, type Spot, spotsOf } from "../subject/source-text.ts";

export const incl: UnitRule = unitRule({
  id: "INCL",
  title: "an exported header needs nothing that is not exported",
  level: "warning",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "{problem}",
  writes: "{sentence}",
  why:
    "The build compiles every exported header by itself as C90, without the kernel's own headers " +
    "and without a configuration.",
  fix: "include <linux/types.h> and other exported headers only; no prototypes, no CONFIG_ symbols",
  wrong: "#include <asm/types.h>\nstruct bay { __u32 key; };",
  right: "#include <linux/types.h>\nstruct bay { __u32 key; };",
  *check({ text, path }) {
    if (text === undefined || !isExported(path)) return;
    const code = withoutKernelParts(codeOf(text));
    for (const [pattern, say] of kinds)
      for (const { span, match } of spotsOf(text, pattern, code)) {
        const [problem, sentence] = say(match[1] ?? "", path);
        // Some headers are read by other systems too, and ask for what those have.
        const level = match[1]?.startsWith("std") === true ? "advice" : "warning";
        if (problem !== "") yield { at: span, level, problem, sentence };
      }
    yield* lineComments(text);
  },
});

type Words = readonly [problem: string, sentence: string];
const nothing: Words = ["", ""];

/** Headers of the kernel's own that stand where exported ones do. */
const ownHeaders = new Set(
  (
    "slab list mutex spinlock device bitops bug export gfp init mm uaccess workqueue xarray kref " +
    "refcount atomic err printk"
  )
    .split(" ")
    .map((name) => `linux/${name}.h`),
);

const kinds: readonly (readonly [RegExp, (word: string, path: string) => Words])[] = [
  [/^[ \t]*#[ \t]*include[ \t]*<([^>\n]*)>/gm, includeProblem],
  [/^[ \t]*#[ \t]*(?:el)?if[^\n]*\b(CONFIG_\w+)/gm, configProblem],
  [/^extern\s+(?!"C")[^;{]{0,300}?(\w+)\s*(?:\([^;{]*\))?\s*;/gm, externProblem],
];

function includeProblem(name: string, path: string): Words {
  if (name === "asm/types.h" && !path.endsWith("linux/types.h"))
    return [
      "includes <asm/types.h>: use <linux/types.h>",
      "Please include <linux/types.h> rather than <asm/types.h>.",
    ];
  if (/^std(?:int|bool)\.h$/.test(name))
    return [
      `includes <${name}>, a header of the C library`,
      `Exported headers do not include <${name}>; <linux/types.h> has all that is needed.`,
    ];
  return ownHeaders.has(name)
    ? [
        `includes <${name}>, which is not exported`,
        `User space does not have <${name}>. Please include exported headers only.`,
      ]
    : nothing;
}

function configProblem(symbol: string): Words {
  return [
    `'${symbol}' means nothing in user space`,
    `User space does not have ${symbol}; what it guards has to go or to be there always.`,
  ];
}

function externProblem(name: string): Words {
  return [
    `'${name}' is declared extern, but user space cannot link to it`,
    `User space cannot link to '${name}'; please move this to a header of the kernel's own.`,
  ];
}

/** What stands under `#ifdef __KERNEL__` is removed when headers are installed. */
function withoutKernelParts(code: string): string {
  if (!code.includes("__KERNEL__")) return code;
  const lines = code.split("\n");
  let skipped = 0;
  for (const [at, line] of lines.entries()) {
    const word = /^\s*#\s*(if\w*|el\w+|endif)\b(.*)/.exec(line);
    const opens = word?.[1]?.startsWith("if") === true;
    if (skipped > 0) {
      lines[at] = " ".repeat(line.length);
      if (opens) skipped += 1;
      else if (word?.[1] === "endif") skipped -= 1;
      else if (word !== null && skipped === 1) skipped = 0;
    } else if (opens && /^ifdef$|^if$/.test(word[1] ?? "") && isKernelOnly(word[2] ?? ""))
      skipped = 1;
  }
  return lines.join("\n");
}

const isKernelOnly = (condition: string): boolean =>
  /^\s*(?:defined\s*\(?\s*)?__KERNEL__\s*\)?\s*$/.test(condition);

const blockOrLine = /\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"|(\/\/)[^\n]*/g;

/** What tools ask for in this form: the licence, and a defect that is accepted. */
const isForTools = /SPDX|holeproof:/;

/** One remark for all of them. */
function* lineComments(text: SourceText): Generator<Where> {
  let first: Spot | undefined;
  for (const spot of spotsOf(text, blockOrLine))
    if (spot.match[1] !== undefined && !isForTools.test(spot.match[0])) {
      first = spot;
      break;
    }
  if (first === undefined) return;
  yield {
    at: first.span,
    problem: "a // comment, which C90 programs cannot read",
    sentence: "Exported headers are read by C90 programs too; please use /* */ comments.",
  };
}

interface Where {
  readonly at: Spot["span"];
  readonly problem: string;
  readonly sentence: string;
}
