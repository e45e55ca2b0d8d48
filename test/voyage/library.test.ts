// What docs/library.md shows is what runs: its examples, with what they print.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { expect, it } from "vitest";
import { build, root } from "../mill/cli/built.ts";
import { profiles } from "../../src/runtime/index.ts";

const page = readFileSync(join(root, "docs/library.md"), "utf8");

it.each(["verifier", "reviewer", "vmm-author", "kernel-author"])("examples/%s.mjs", (name) => {
  build();
  const path = join(root, `examples/${name}.mjs`);
  expect(page).toContain(`\`\`\`js\n${readFileSync(path, "utf8")}\`\`\``);
  const printed = execFileSync(process.execPath, [path], { cwd: root, encoding: "utf8" });
  expect(page).toContain(`\`\`\`\n${printed}\`\`\``);
});

/** What a page that imports this gets, for a browser: kB. */
async function bundled(line: string): Promise<number> {
  const stdin = { contents: line, resolveDir: root };
  const made = await esbuild.build({
    stdin,
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
  });
  return (made.outputFiles[0]?.contents.length ?? 0) / 1000;
}

it("goes into a browser's bundle, one record of a contract without the others", async () => {
  build();
  const record = 'export { decodeIommuIoasMap } from "holeproof/codecs/uapi/iommufd/ioas";';
  expect(await bundled(record)).toBeLessThan(3);
  for (const part of ["holeproof", "holeproof/runtime"])
    expect(await bundled(`export * from "${part}";`)).toBeGreaterThan(3);
});

it("lists every profile with live update, and what it writes", () => {
  for (const { name, liveupdate, iommufd, handover } of profiles) {
    if (liveupdate === false) continue;
    const { kho, luo, memfd } = liveupdate;
    const { iommu, vfioPci, pci } = handover;
    const keeps = iommufd.mark !== "none";
    const devices = keeps ? [iommufd.layout, iommu, vfioPci, pci] : ["-", "-", "-", "-"];
    const back = keeps ? (iommufd.retrieve ? "yes" : "no") : "-";
    expect(page).toContain(`\`${name}\``);
    const row = [`\`${name.replace(/-scalable$/, "")}\``, kho, luo, memfd, ...devices, back].join(
      " +\\| ",
    );
    expect(page).toMatch(new RegExp(`\\| ${row} +\\|`));
  }
});
