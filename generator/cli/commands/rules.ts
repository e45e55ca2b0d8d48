// holeproof rules: the catalogue as a list, one rule explained, or all of them as a page.
import { catalogue, type Rule, ruleNamed } from "../../rules/index.ts";
import type { ExitCode, Io } from "../io.ts";

export interface RulesOptions {
  /** `text` when left out; `markdown` explains every rule named, or all. */
  readonly format?: "text" | "markdown";
}

/** Lists every rule, or explains those named. */
export async function rules(
  ids: readonly string[],
  options: RulesOptions,
  io: Io,
): Promise<ExitCode> {
  const unknown = ids.filter((id) => ruleNamed(id) === undefined);
  for (const id of unknown) io.err(`holeproof: no rule '${id}' (holeproof rules lists them)\n`);
  const named = ids.map(ruleNamed).filter((rule) => rule !== undefined);
  if (options.format === "markdown")
    io.out(ids.length === 0 ? rulesPage() : `${named.map(section).join("\n\n")}\n`);
  else if (ids.length === 0) io.out(catalogue.map(line).join(""));
  else io.out(named.map(explained).join(""));
  return unknown.length > 0 ? 2 : 0;
}

const width = Math.max(...catalogue.map((rule) => rule.id.length));

const line = ({ id, level, title }: Rule): string =>
  `${id.padEnd(width)}  ${level.padEnd(7)}  ${title}\n`;

function explained(rule: Rule): string {
  const { id, level, title, why, fix, appliesTo, wrong, right, old, since } = rule;
  return [
    `${id} (${level}, since ${since}): ${title}`,
    `applies to ${appliesTo.join(", ")}`,
    "",
    `Why: ${why}`,
    `Fix: ${fix}.`,
    "",
    ...(old === undefined ? [] : ["Before:", indented(old)]),
    "Wrong:",
    indented(wrong),
    "Right:",
    indented(right),
    "",
  ].join("\n");
}

function indented(code: string): string {
  return code
    .trimEnd()
    .split("\n")
    .map((each) => `\t${each}`)
    .join("\n");
}

/** docs/rules.md: every rule, in the order of the catalogue. */
export function rulesPage(): string {
  const links = catalogue.map(
    ({ id, level, title }) => `- [${id}](#${id.toLowerCase()}) (${level}): ${plain(title)}`,
  );
  return `${[head, links.join("\n"), ...catalogue.map(section)].join("\n\n").trimEnd()}\n`;
}

const head = `# Rules

Printed by \`holeproof rules --format markdown\`; do not edit.

An \`error\` is never wrong on a struct that is really ABI, a \`warning\` is right unless the author
has a reason, \`advice\` is what good taste asks and not part of a reply. A rule applies to records
of some profiles: \`uapi-ioctl\` is an argument of an ioctl, \`uapi\` any other record user space
sees, \`kho\` what one kernel hands to the next. What stays on purpose is said where it stands, with
a reason: \`/* holeproof: accept RULE reason */\`.

Of a patch PLAINT, STDINT, ENUM and IOSIZE are advice where half of the file was written like that
before. A record that moves from one exported header to another is judged as the one it was, and
copies are not judged: those below \`tools/\`, and those of a patch that syncs headers.`;

/** How a rule gets to see what it judges. */
const scopes: Readonly<Record<Rule["scope"], string>> = {
  record: "each struct and union, on every target",
  unit: "a file as a whole",
  change: "what a patch or a comparison changes",
  code: "C code that handles the structs of the same patch",
};

function section(rule: Rule): string {
  const { id, level, title, why, fix, appliesTo, wrong, right, old, since, scope } = rule;
  const examples = [
    ...(old === undefined ? [] : [["Before", old] as const]),
    ["Wrong", wrong] as const,
    ["Right", right] as const,
  ];
  return [
    `## ${id}`,
    `${plain(capital(title))}. Level ${level}, profiles ${appliesTo.join(", ")}, since ` +
      `${since}; looks at ${scopes[scope]}.`,
    plain(capital(why)),
    `To mend: ${plain(fix)}.`,
    ...examples.map(([name, code]) => `${name}:\n\n\`\`\`c\n${code.trimEnd()}\n\`\`\``),
  ].join("\n\n");
}

/** Names of C carry signs that mean something to markdown. */
const plain = (text: string): string => text.replaceAll(/[_*<[]/g, (sign) => `\\${sign}`);

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
