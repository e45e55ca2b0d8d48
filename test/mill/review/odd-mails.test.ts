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

  it("is counted the way scripts read checkpatch", async () => {
    const mail = Buffer.from(`${head}\n---\n${patch}`, "utf8");
    const { out } = await runReview(["-"], { format: "checkpatch" }, mail);
    expect(out).toMatch(/^total: 1 errors, 0 warnings, 4 lines checked$/m);
  });
});
