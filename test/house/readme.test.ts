// What README shows is what happens: every transcript is run again, and so is the library example.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../scratch.ts";
import { build, holeproof, root } from "../mill/cli/built.ts";
import { hasCc } from "../serve/built-client.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");

interface Transcript {
  readonly command: string;
  readonly output: string;
}

/** The console blocks: a command, then what it prints; `[...]` on a line stands for any lines. */
const transcripts: readonly Transcript[] = [
  ...readme.matchAll(/^```console\n\$ npx holeproof (.+)\n([\s\S]*?)^```$/gm),
].map(([, command = "", output = ""]) => ({ command, output }));

const hasGcc = spawnSync("gcc", ["--version"]).status === 0;
const possible = transcripts.filter(
  ({ command }) => (hasGcc || !command.includes("gcc")) && (hasCc || !command.startsWith("run ")),
);
if (!hasGcc) console.warn("SKIPPED: README's transcripts with gcc, which is not installed");

/** Words as a shell splits them, double quotes included. */
const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

function check({ command, output }: Transcript): void {
  const words = [...wordsOf(command)];
  if (words.includes("voyage.img")) {
    const image = join(scratch(), "voyage.img");
    holeproof(["voyage", "--seed", "7", "--image", image]);
    words[words.indexOf("voyage.img")] = image;
  }
  const printed = holeproof(words).out;
  let at = 0;
  for (const part of output.split("[...]\n")) {
    const found = printed.indexOf(part, at);
    expect(found, `not printed by "holeproof ${command}", or not in this order:\n${part}`).not.toBe(
      -1,
    );
    at = found + part.length;
  }
  if (!output.includes("[...]")) expect(printed).toBe(output);
}

describe("README", () => {
  it.each(possible.map((one) => [one.command, one] as const))("%s", (_, one) => check(one));
  it("shows every command that has something to show", () => {
    const shown = new Set(transcripts.map(({ command }) => command.split(" ")[0]));
    const { out } = holeproof(["--help"]);
    const commands = [...out.matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1]);
    expect(
      commands.filter((name) => name !== "help" && name !== "demo" && !shown.has(name)),
    ).toEqual([]);
  });
  it("shows the example that runs", () => {
    const example = readFileSync(join(root, "examples/live-update.mjs"), "utf8");
    expect(readme).toContain(example.slice(example.indexOf("\n") + 1));
    build();
    const printed = execFileSync(process.execPath, ["examples/live-update.mjs"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(printed).toMatch(/unmap answers -16.*\nkexec: booted\npage table 42 is object 1/);
  });
});
