// Mails as odd mailers make them: line ends of old Macintoshes, two blanks behind a quote mark, and
// HTML alone.
import { describe, expect, it } from "vitest";
import { fresh } from "./mail-text.ts";
import { findingsIn, runReview } from "./run.ts";

const patch = fresh("include/uapi/linux/bay.h", ["struct bay {", "\t__u8 a;", "\t__u32 b;", "};"]);
const head = "From: A <a@x.org>\nSubject: [PATCH] bay\n";
const hole = ["bay.b HOLE"];

describe("a mail of an odd mailer", () => {
  it("has carriage returns for line ends", async () => {
    expect(await findingsIn(`${head}\n---\n${patch}`.replaceAll("\n", "\r"))).toEqual(hole);
  });

  it("has two blanks behind every quote mark", async () => {
    const quoted = patch.replaceAll(/^/gm, ">  ");
    expect(await findingsIn(`${head}\nA wrote:\n${quoted}\n`)).toEqual(hole);
  });

  it("has one blank more before what the patch keeps", async () => {
    const lines = [
      "--- a/include/uapi/linux/bay.h",
      "+++ b/include/uapi/linux/bay.h",
      "@@ -10,5 +10,5 @@ struct bay_before {",
      "  #define BAY_MAX 4",
      "  struct bay {",
      "-\t__u32 prio;",
      "+\t__u64 prio;",
      "  \t__u32 key;",
      "  };",
    ];
    const mail = `${head}\nA wrote:\n${lines.map((line) => `> ${line}\n`).join("")}`;
    expect(await findingsIn(mail)).toEqual(["bay.prio UCHG"]);
  });

  it("shows structs in a page of a manual", async () => {
    const struct = ["+struct bay {", "+\t__u8 a;", "+\t__u32 b;", "+};"];
    const mail = (first: string): string => {
      const lines = ["@@ -0,0 +1,5 @@", `+${first}`, ...struct];
      return `${head}\nA wrote:\n${lines.map((line) => `> ${line}\n`).join("")}\nNo.\n`;
    };
    expect(await findingsIn(mail(".EX"))).toEqual([]);
    expect(await findingsIn(mail("/* .EX */"))).toEqual(["bay.b HOLE"]);
  });

  it.each(["text/html", "multipart/alternative; boundary=b"])("is HTML only: %s", async (type) => {
    const part = type === "text/html" ? "" : "--b\nContent-Type: text/html\n\n";
    const mail = `${head}Content-Type: ${type}\n\n${part}<pre>${patch}</pre>\n`;
    const { code, err } = await runReview(["-"], {}, Buffer.from(mail, "utf8"));
    expect(code).toBe(2);
    expect(err).toContain("HTML only: patches are read from plain text");
  });

  it("adds to the end of a header for C++ too", async () => {
    const lines = [
      "--- a/include/uapi/drm/bay_drm.h",
      "+++ b/include/uapi/drm/bay_drm.h",
      "@@ -10,6 +10,11 @@ struct drm_bay_before {",
      " \t__u64 offset;",
      " };",
      " ",
      "+struct drm_bay {",
      "+\t__u64 base;",
      "+\t__u32 nr;",
      "+};",
      "+",
      " #if defined(__cplusplus)",
      " }",
      " #endif",
    ];
    const mail = `${head}\n---\n${lines.join("\n")}\n`;
    expect(await findingsIn(mail)).toEqual(["drm_bay.nr TAIL"]);
  });

  const added = ["+struct drm_bay {", "+\t__u64 base;", "+\t__u32 nr;", "+};", "+"];
  /** A hunk of lines before and behind a struct, which git files under another one. */
  const around = (before: readonly string[], behind: readonly string[]): string => {
    const kept = before.length + behind.length;
    const lines = [
      "--- a/include/uapi/drm/bay_drm.h",
      "+++ b/include/uapi/drm/bay_drm.h",
      `@@ -10,${kept} +10,${kept + added.length} @@ struct drm_bay_before {`,
      ...before.map((line) => ` ${line}`),
      ...added,
      ...behind.map((line) => ` ${line}`),
    ];
    return `${head}\n---\n${lines.join("\n")}\n`;
  };
  const cxx = ["#ifdef __cplusplus", "#if BAY", "#endif", "}", "#endif"];
  it.each([
    ["behind a block that is cut off", ["}", "#endif", ""], [""], ["drm_bay.nr TAIL"]],
    ["behind a function", ["\tint bay;", "}", ""], [""], ["drm_bay.nr TAIL"]],
    ["before conditionals for C++", [""], cxx, ["drm_bay.nr TAIL"]],
    ["before what ends packing", [""], ["#pragma pack()"], []],
    ["before what ends packing, by a stack", [""], ["#pragma pack(pop)"], []],
    ["before what begins packing", [""], ["#pragma pack(1)"], ["drm_bay.nr TAIL"]],
  ])("adds %s", async (_, before, behind, expected) => {
    expect(await findingsIn(around(before, behind))).toEqual(expected);
  });

  it("is counted the way scripts read checkpatch", async () => {
    const mail = Buffer.from(`${head}\n---\n${patch}`, "utf8");
    const { out } = await runReview(["-"], { format: "checkpatch" }, mail);
    expect(out).toMatch(/^total: 1 errors, 0 warnings, 4 lines checked$/m);
  });

  it("folds its Message-ID behind the name", async () => {
    const folded = `${head}Message-ID:\n <1@bay.example>\n\n---\n${patch}`;
    const { out } = await runReview(["-"], {}, Buffer.from(folded, "utf8"));
    expect(out).toContain("\nIn-Reply-To: <1@bay.example>\n");
    expect(out).toContain("\nReferences: <1@bay.example>\n");
  });

  it("rewrites an inner record, the outer one not shown from its start", async () => {
    const lines = [
      "--- a/include/uapi/linux/bay.h",
      "+++ b/include/uapi/linux/bay.h",
      "@@ -40,14 +40,13 @@ struct bay {",
      " \t\t__u32 key;",
      " \t};",
      " \t__u64 user;",
      " \tunion {",
      "-\t\tstruct {",
      "-\t\t\t__u16 index;",
      "-\t\t\t__u16 owner;",
      "-\t\t\t__s32 fd;",
      "-\t\t};",
      "-\t\t__u64 pad[3];",
      "-\t};",
      "+\t\t__u16 index;",
      "+\t\t__u16 group;",
      "+\t};",
      "+\t__u16 owner;",
      "+\t__s32 fd;",
      "+\t__u64 pad[2];",
      " };",
      " ",
      " enum {",
    ];
    const mail = `${head}\n---\n${lines.map((line) => `${line}\n`).join("")}`;
    expect(await findingsIn(mail)).toEqual([]);
  });
});
