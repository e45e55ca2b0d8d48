// SARIF: every object has the properties OASIS's standard 2.1.0 knows, with values it allows.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkHeader } from "../../../generator/cli/header-check.ts";
import type { Finding } from "../../../generator/finding/index.ts";
import { catalogue } from "../../../generator/rules/index.ts";
import { writeSarif } from "../../../generator/write/sarif.ts";
import { runReview } from "../review/run.ts";

type Value = unknown;
type Allows = (value: Value) => boolean;

const isObject = (value: Value): value is Readonly<Record<string, Value>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text: Allows = (value) => typeof value === "string" && value !== "";
const counted: Allows = (value) => Number.isInteger(value) && (value as number) >= 1;
const oneOf =
  (...words: readonly string[]): Allows =>
  (value) =>
    words.includes(value as string);
const listOf =
  (allows: Allows): Allows =>
  (value) =>
    Array.isArray(value) && value.every(allows);
/** An object of these properties and no others; those ending in `?` may be absent. */
const objectOf = (properties: Readonly<Record<string, Allows>>): Allows => {
  const known = new Set(Object.keys(properties).map((key) => key.replace("?", "")));
  return (value) =>
    isObject(value) &&
    Object.keys(value).every((key) => known.has(key)) &&
    Object.entries(properties).every(([key, allows]) =>
      key.endsWith("?")
        ? value[key.slice(0, -1)] === undefined || allows(value[key.slice(0, -1)])
        : allows(value[key]),
    );
};

/** RFC 3986: only letters a URI has; and a relative one does not start with a slash. */
const uri: Allows = (value) =>
  text(value) && /^(?:file:\/\/\/)?[\w\-.~!*'()%][\w\-.~!*'()%/]*$/.test(value as string);
const message = objectOf({ text });
const level = oneOf("none", "note", "warning", "error");
const rule = objectOf({
  id: text,
  "shortDescription?": message,
  "fullDescription?": message,
  "help?": message,
  "defaultConfiguration?": objectOf({ level }),
});
/** 3.4.4: what is absolute has no base, what is relative should have one. */
const artifactLocation: Allows = (value) =>
  objectOf({ uri, "uriBaseId?": text })(value) &&
  isObject(value) &&
  String(value["uri"]).startsWith("file:") === (value["uriBaseId"] === undefined);
const result = objectOf({
  ruleId: text,
  ruleIndex: (value) => value === 0 || counted(value),
  level,
  message,
  locations: listOf(
    objectOf({
      physicalLocation: objectOf({
        artifactLocation,
        region: objectOf({ startLine: counted, "startColumn?": counted }),
      }),
    }),
  ),
});
const run = objectOf({
  tool: objectOf({ driver: objectOf({ name: text, version: text, rules: listOf(rule) }) }),
  originalUriBaseIds: (value) =>
    isObject(value) && Object.values(value).every(objectOf({ description: message })),
  columnKind: oneOf("utf16CodeUnits", "unicodeCodePoints"),
  results: listOf(result),
});
const log = objectOf({ $schema: text, version: oneOf("2.1.0"), runs: listOf(run) });

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly originalUriBaseIds: Readonly<Record<string, Value>>;
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly locations: readonly {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
        readonly region: { readonly startLine: number; readonly startColumn?: number };
      };
    }[];
  }[];
}

/** Checks a document against the standard, its references within itself too; gives its run. */
function check(document: string): Run {
  const parsed = JSON.parse(document) as { readonly runs: readonly [Run] };
  expect(log(parsed), document.slice(0, 2000)).toBe(true);
  const [only] = parsed.runs;
  const { rules } = only.tool.driver;
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { ruleId, ruleIndex, locations } of only.results) {
    expect(rules[ruleIndex]?.id).toBe(ruleId);
    for (const { physicalLocation } of locations) {
      const base = physicalLocation.artifactLocation.uriBaseId;
      if (base !== undefined) expect(only.originalUriBaseIds).toHaveProperty([base]);
    }
  }
  return only;
}

const finding = (file: string, more: Partial<Finding> = {}): Finding => ({
  span: { file, line: 7, column: 3 },
  rule: "HOLE",
  level: "error",
  message: "4-byte hole",
  ...more,
});
const placeOf = (one: Finding): readonly Value[] => {
  const { physicalLocation } = check(writeSarif([one], "1")).results[0]!.locations[0]!;
  const { artifactLocation: at, region } = physicalLocation;
  return [at.uri, at.uriBaseId, region.startLine, region.startColumn];
};

describe("a place", () => {
  const places: readonly (readonly [string, Finding, readonly Value[]])[] = [
    ["relative", finding("a/b.h"), ["a/b.h", "%SRCROOT%", 7, 3]],
    ["here", finding("./a/./b.h"), ["a/b.h", "%SRCROOT%", 7, 3]],
    ["absolute", finding("/usr/include/a.h"), ["file:///usr/include/a.h", undefined, 7, 3]],
    ["odd letters", finding("a b/ü:#?.h"), ["a%20b/%C3%BC%3A%23%3F.h", "%SRCROOT%", 7, 3]],
    ["standard input", finding("<stdin>"), ["%3Cstdin%3E", "%SRCROOT%", 7, 3]],
    [
      "in a patch",
      finding("a.eml", {
        span: { file: "a.eml", line: 70, column: 4, path: "b.h", pathLine: 9, pathColumn: 3 },
      }),
      ["b.h", "%SRCROOT%", 9, 3],
    ],
    [
      "of a line the patch takes away",
      finding("a.eml", { span: { file: "a.eml", line: 70, column: 2, path: "b.h" } }),
      ["a.eml", "%SRCROOT%", 70, 2],
    ],
  ];
  it.each(places)("%s", (_, one, place) => expect(placeOf(one)).toEqual(place));
});

describe("a document", () => {
  it("of nothing", () => expect(check(writeSarif([], "1")).results).toEqual([]));
  it("of every rule, and of a reader's own remark", () => {
    const ids = [...catalogue.map(({ id }) => id), "damage"];
    const { tool, results } = check(
      writeSarif(
        ids.map((id) => finding("a.h", { rule: id })),
        "1",
      ),
    );
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(ids.toSorted());
    expect(results.length).toBe(ids.length);
  });
  it("of a header", () => {
    const path = "examples/bay.h";
    const { findings } = checkHeader(path, readFileSync(path, "utf8"));
    expect(check(writeSarif(findings, "1")).results.length).toBeGreaterThan(5);
  });
  const mails = "test/corpus/mails";
  const files = readdirSync(mails).filter((name) => name.endsWith(".eml"));
  it.each(files)("of %s", async (name) => {
    const { out } = await runReview(["-"], { format: "sarif" }, readFileSync(join(mails, name)));
    check(out);
  });
  it("of a patch that is cut off", async () => {
    const whole = readFileSync("examples/bay.patch.eml");
    for (const share of [0.3, 0.5, 0.7, 0.9]) {
      const part = whole.subarray(0, Math.floor(whole.length * share));
      const { out } = await runReview(["-"], { format: "sarif" }, part);
      if (out !== "") check(out);
    }
  });
});
