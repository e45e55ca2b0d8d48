// Defects kept on purpose are silent; an accept nothing needs, or without a reason, is a finding.
import { expect, it } from "vitest";
import { headerChecker } from "../../../generator/cli/header-check.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { checkRecords } from "../../../generator/rules/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

const target = targetNamed("x86_64") as NonNullable<ReturnType<typeof targetNamed>>;

function check(text: string, expected: readonly string[]): void {
  const found = headerChecker().check("include/uapi/linux/bay.h", text).findings;
  const serious = found.filter(({ level }) => level !== "advice");
  expect(serious.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(expected);
}

it("on a member: its rule is silent there, and only there", () =>
  check("struct a {\n\t// holeproof: accept BOOL the firmware says so\n\tbool a;\n\tbool b;\n};", [
    "BOOL: 'b' is a bool: use __u8",
  ]));
it("on a record: its rule is silent in all of it", () =>
  check(
    "// holeproof: accept BOOL the firmware says so\nstruct a {\n\tbool a;\n\tbool b;\n};",
    [],
  ));
it("what is no longer needed is remarked on", () =>
  check("// holeproof: accept BOOL the firmware says so\nstruct a {\n\t__u8 a;\n};", [
    "ACCEPT: accepts BOOL, which no longer applies",
  ]));
it("a reason is asked for", () =>
  check("// holeproof: accept BOOL\nstruct a {\n\tbool a;\n};", [
    "ACCEPT: accepts BOOL, but gives no reason",
  ]));
it("a rule about the file, which the record accepts", () =>
  check(
    "// holeproof: accept IODIR old programs use the number\nstruct a {\n\t__u32 x; /* in */\n" +
      "\t__u32 flags; /* out */\n};\n#define A_SET _IOW('a', 1, struct a)",
    [],
  ));
it("a rule nobody knows", () =>
  check("// holeproof: accept HOLES a slip\nstruct a {\n\t__u32 a;\n};", [
    "ACCEPT: accepts HOLES, which no longer applies",
  ]));
it("the words themselves are no comment an exported header must not have", () => {
  const said = (comment: string): readonly string[] => {
    const text = `${comment}\nstruct a {\n\tbool a;\n};\n`;
    const path = "include/uapi/linux/bay.h";
    const { unit } = readC({ path, text }, { target });
    const spanOf = (
      line: number,
      column: number,
    ): { file: string; line: number; column: number } => ({
      file: path,
      line,
      column,
    });
    return checkRecords(unit.records, { path, unit, wholeFile: true, text: { path, text, spanOf } })
      .map(({ rule, message }) => `${rule} ${message}`)
      .filter((line) => line.startsWith("INCL a //"));
  };
  expect(said("// holeproof: accept BOOL the firmware says so")).toEqual([]);
  expect(said("// the firmware says so")).toHaveLength(1);
});
