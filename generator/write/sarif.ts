// Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read.
import { type Finding, type Level, toldToPeople } from "../finding/index.ts";
import { placeInTree, type Span } from "../model/index.ts";
import { catalogue } from "../rules/index.ts";

const levels: Readonly<Record<Level, string>> = {
  error: "error",
  warning: "warning",
  advice: "note",
};

/** What relative paths start from; the name code hosts give it. */
const sourceRoot = "%SRCROOT%";

/** A path's steps as those of a URI: what is no letter of one is escaped, `.` is no step. */
const uriOf = (path: string): string =>
  path
    .split("/")
    .filter((part) => part !== ".")
    .map((part) => encodeURIComponent(part))
    .join("/");

/** A relative reference starts with no slash (3.4.3), and an absolute one has no base (3.4.4). */
const artifactLocation = (path: string): object =>
  path.startsWith("/")
    ? { uri: `file://${uriOf(path)}` }
    : { uri: uriOf(path), uriBaseId: sourceRoot };

/** Of a patch's line, the file it patches. */
function physicalLocation(span: Span): object {
  const { file, line, column } = placeInTree(span);
  const region = { startLine: line, startColumn: column };
  return { artifactLocation: artifactLocation(file), region };
}

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
    locations: [{ physicalLocation: physicalLocation(span) }],
  }));
  const driver = {
    name: "holeproof",
    version,
    rules: ids.map(ruleObject),
  };
  const document = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver },
        originalUriBaseIds: {
          [sourceRoot]: {
            description: { text: "where the program was started, or a patch's root" },
          },
        },
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
