// docs/rules.md is what the command prints. `vitest -u` prints it anew; read the difference.
import { it, expect } from "vitest";
import { rulesPage } from "../../../generator/cli/commands/rules.ts";
import { catalogue } from "../../../generator/rules/index.ts";

it("the page of all rules is fresh", async () => {
  await expect(rulesPage()).toMatchFileSnapshot("../../../docs/rules.md");
});

it("the page explains every rule once, with both examples", () => {
  const page = rulesPage();
  for (const { id, right, wrong } of catalogue) {
    expect(page.split(`\n## ${id}\n`).length, id).toBe(2);
    expect(page).toContain(wrong.trimEnd());
    expect(page).toContain(right.trimEnd());
  }
});
