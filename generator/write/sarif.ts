// Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read.
import { type Finding, type Level, toldToPeople } from "../finding/index.ts";
import { catalogue } from "../rules/index.ts";

const levels: Readonly<Record<Level, string>> = {
  error: "error",
  warning: "warning",
  advice: "note",
};

/** A path as a relative URI reference: what is no letter of one is escaped. */
const uriOf = (path: string): string =>
  path
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");

function ruleObject(id: string): object {
  const rule = catalogue.find((one) => one.id === id);
  if (rule === undefined) return { id };
  const { title, why, fix, level } = rule;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why} To mend it: ${fix}.` },
    defaultConfiguration: { level: levels[level] },
  };
}

/** One document with one run; rules that found nothing are left out. `version` is the program's. */
export function writeSarif(findings: readonly Finding[], version: string): string {
  const told = toldToPeople(findings);
  const ids = [...new Set(told.map(({ rule }) => rule))].toSorted();
  const results = told.map(({ span, rule, level, message }) => ({
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: levels[level],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(span.path ?? span.file) },
          region: {
            startLine: span.pathLine ?? span.line,
            ...(span.pathLine === undefined && { startColumn: span.column }),
          },
        },
      },
    ],
  }));
  const driver = {
    name: "holeproof",
    version,
    rules: ids.map(ruleObject),
  };
  const document = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
