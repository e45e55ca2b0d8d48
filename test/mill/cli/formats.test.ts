// Findings in the forms other programs read, and what is written down of them.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { holeproof, root } from "./built.ts";

const header = "examples/bay.h";

describe("check --format", () => {
  it("github: one workflow command a finding", () => {
    const { out, code } = holeproof(["check", "--format", "github", header]);
    expect(code).toBe(1);
    const lines = out.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines)
      expect(line).toMatch(
        /^::(?:error|warning|notice) file=examples\/bay\.h,line=\d+,col=\d+,title=[A-Z0-9]+::\S/,
      );
  });

  it("checkpatch: blocks, and the sum of them", () => {
    const { out } = holeproof(["check", "--format", "checkpatch", header]);
    expect(out).toMatch(
      /^ERROR:BOOL: 'writable' is a bool.*\n#25: FILE: examples\/bay\.h:25:\n\n/m,
    );
    const [, errors, warnings, lines] =
      /^total: (\d+) errors, (\d+) warnings, (\d+) lines checked\n$/m.exec(out) ?? [];
    expect(Number(lines)).toBe(readFileSync(join(root, header), "utf8").split("\n").length - 1);
    for (const [word, count] of [
      ["ERROR", errors],
      ["WARNING", warnings],
    ])
      expect(out.match(new RegExp(`^${word}:`, "gm"))?.length ?? 0).toBe(Number(count));
  });

  it("sarif: the program by name and version, the header by its path", () => {
    const { out } = holeproof(["check", "--format", "sarif", header]);
    const { runs } = JSON.parse(out) as {
      readonly runs: readonly {
        readonly tool: { readonly driver: { readonly name: string; readonly version: string } };
        readonly results: readonly {
          readonly locations: readonly {
            readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
          }[];
        }[];
      }[];
    };
    const [run] = runs;
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      version: string;
    };
    expect(run!.tool.driver).toMatchObject({ name: "holeproof", version: manifest.version });
    expect(run!.results.length).toBeGreaterThan(5);
    for (const { locations } of run!.results)
      expect(locations[0]!.physicalLocation.artifactLocation.uri).toBe(header);
  });

  it("of a patch names the file it patches", () => {
    const { out } = holeproof(["review", "--format", "github", "examples/bay.patch.eml"]);
    expect(out).toMatch(
      /^::error file=include\/linux\/kho\/abi\/bay\.h,line=13,col=\d+,title=BOOL::/m,
    );
  });
});

describe("check --baseline", () => {
  it("is silent about what is known, and about nothing else", () => {
    const folder = scratch();
    const [header, baseline] = [join(folder, "a.h"), join(folder, "known.txt")];
    const words = ["check", "--profile", "uapi", "--baseline", baseline, header];
    writeFileSync(header, "struct a { char c; int n; };\n");
    expect(holeproof(words)).toMatchObject({ code: 0, out: "" });
    expect(readFileSync(baseline, "utf8")).toMatch(/a\.h\tHOLE\tstruct a|a\.h\tHOLE\ta\t/);
    expect(holeproof(words)).toMatchObject({ code: 0, out: "" });
    writeFileSync(header, "\n\nstruct a { char c; int n; };\nstruct b { char c; long n; };\n");
    const more = holeproof(words);
    expect(more.code).toBe(1);
    expect(more.out).toMatch(/:4:/);
    expect(more.out).not.toMatch(/:3:/);
    writeFileSync(header, "struct a { int n; };\n");
    expect(holeproof(words).err).toMatch(/findings of .* are gone/);
  });
  it("says nothing of files it was not given, until they are gone", () => {
    const folder = scratch();
    const baseline = join(folder, "known.txt");
    const [one, two] = ["a.h", "b.h"].map((name) => join(folder, name));
    for (const path of [one!, two!]) writeFileSync(path, "struct a { char c; int n; };\n");
    const words = ["check", "--profile", "uapi", "--baseline", baseline];
    expect(holeproof([...words, one!, two!]).err).toMatch(/findings are known from now on/);
    expect(holeproof([...words, one!])).toMatchObject({ code: 0, out: "", err: "" });
    rmSync(two!);
    expect(holeproof([...words, one!]).err).toMatch(/findings of .* are gone/);
  });
});

describe("lock", () => {
  it("holds our own published layouts", () => {
    expect(holeproof(["lock", "--check"])).toMatchObject({ code: 0, err: "" });
  });
  it("freezes, accepts what is new, and refuses what drifts", () => {
    const folder = scratch();
    const [header, out] = [join(folder, "a.h"), join(folder, "locked")];
    const words = ["lock", "--headers", header, "--out", out];
    const text = '#define A_COMPATIBLE "a-v1"\nstruct a { int n; };\n';
    writeFileSync(header, text);
    expect(holeproof([...words, "--check"])).toMatchObject({ code: 1 });
    expect(holeproof(words)).toMatchObject({ code: 0 });
    expect(readFileSync(join(out, "a.h.txt"), "utf8")).toMatch(
      /A_COMPATIBLE "a-v1"[^]*struct a \{/,
    );
    expect(holeproof([...words, "--check"])).toMatchObject({ code: 0 });
    writeFileSync(header, `/* said otherwise */ ${text.replace("#define", "\n#define")}`);
    expect(holeproof([...words, "--check"])).toMatchObject({ code: 0 });
    writeFileSync(header, text.replace("int n", "long n"));
    const drifted = holeproof(words);
    expect(drifted.code).toBe(1);
    expect(drifted.out).toMatch(/a\.h\.txt: struct a drifted\n/);
    expect(holeproof([...words, "--check"]).code).toBe(1);
    expect(holeproof([...words, "--force"]).code).toBe(0);
    expect(holeproof([...words, "--check"]).code).toBe(0);
  });
  it("is held by check --locked as well, with files or without", () => {
    const folder = scratch();
    const [header, declared] = [join(folder, "a.h"), join(folder, "abi/a.ts")];
    const check = (...files: string[]): number | null =>
      holeproof(["check", "--locked", ...files], "", folder).code;
    writeFileSync(header, "struct a { __u32 n; __u32 m; };\n");
    expect(holeproof(["import", header, "--out", declared]).code).toBe(0);
    expect(check()).toBe(1);
    expect(holeproof(["lock"], "", folder).code).toBe(0);
    expect(check()).toBe(0);
    expect(check(header)).toBe(0);
    writeFileSync(header, "struct a { __u8 n; __u8 m; };\n");
    expect(check(join(folder, "absent.h"))).toBe(2);
    expect(holeproof(["import", header, "--out", declared, "--force"]).code).toBe(0);
    expect(check()).toBe(1);
    expect(holeproof(["check"])).toMatchObject({ code: 2, out: "" });
  });
});
