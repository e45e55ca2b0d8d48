// A struct cut out of a driver, marked at the top as what it is.
import { expect, it } from "vitest";
import { checkHeader } from "../../../generator/cli/header-check.ts";

const text = (head: string): string =>
  `/* ${head} */\nstruct bay_ask {\n\tuint32_t key;\n\tvoid *base;\n};\n`;

function check(head: string, expected: readonly string[]): void {
  const { findings } = checkHeader("bay.h", text(head));
  const serious = findings.filter(({ level }) => level === "error" || level === "warning");
  expect(serious.map(({ rule }) => rule).toSorted()).toEqual(expected);
}

const said = ["COMPAT", "HOLE", "PTR", "STDINT"];

it("a driver's own record is nobody's interface", () => check("from drivers/bay/bay.h", []));
it("unless it is called one", () => check("drivers/bay/bay.h; class: uapi-ioctl", said));
it("or hinted to be", () => check("path hint: drivers/bay/bay.h; class hint: uapi", said));
it("by that word alone", () => check("drivers/bay/bay.h; class: internal", []));
