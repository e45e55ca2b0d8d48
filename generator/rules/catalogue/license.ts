// LICENSE: an exported header carries the exception for system calls.
import { everyUapi } from "../subject/profile.ts";
import { type UnitRule, unitRule } from "../subject/rule.ts";

export const license: UnitRule = unitRule({
  id: "LICENSE",
  title: "an exported header's licence has the syscall note",
  level: "warning",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "the licence {id} lacks 'WITH Linux-syscall-note'",
  writes:
    "This header is exported to user space; its licence needs the syscall note: " +
    "{id} WITH Linux-syscall-note.",
  why: "Without the note a program that includes the header might count as part of the kernel.",
  fix: "add WITH Linux-syscall-note to the SPDX line",
  wrong: "/* SPDX-License-Identifier: GPL-2.0 */\nstruct bay { __u32 key; };",
  right:
    "/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */\nstruct bay { __u32 key; };",
  *check({ text, wholeFile, exported }) {
    if (text === undefined || !wholeFile || !exported) return;
    const [first = "", second = ""] = text.text.split("\n", 2);
    const line = [first, second].findIndex((each) => each.includes("SPDX-License-Identifier:"));
    const id = /SPDX-License-Identifier:(.*)/.exec(line === 0 ? first : second);
    if (line < 0 || id === null) return;
    const licence = (id[1] ?? "").replace(/\*\/\s*$/, "").trim();
    // Other licences need no exception, and an alternative without the GPL will do.
    if (!/\bL?GPL/.test(licence) || /Linux-syscall-note/.test(licence)) return;
    if (/\bOR\b/.test(licence) && /\b(?:MIT|BSD|ISC|Apache)/.test(licence)) return;
    yield { at: text.spanOf(line + 1, 1), id: licence };
  },
});
