// The list of rules taken out must fit the runtime as it stands: `npm run mutate` runs it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { mutations } from "../../bench/mutations/list.ts";
import { root } from "../mill/cli/built.ts";

const page = readFileSync(join(root, "docs/mutations.md"), "utf8");

it("has at least twenty-five rules, each in its file once, each caught on the page", () => {
  expect(mutations.length).toBeGreaterThanOrEqual(25);
  for (const { says, file, from, to } of mutations) {
    const source = readFileSync(join(root, file), "utf8");
    expect(source.split(from).length - 1, `${says}: ${file}`).toBe(1);
    expect(source.replace(from, () => to)).not.toBe(source);
    expect(page).toMatch(new RegExp(`\\| ${says} +\\| caught +\\|`));
  }
});
