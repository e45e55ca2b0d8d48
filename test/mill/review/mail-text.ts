// Mails put together from lines: patches whose hunks add up, and replies that quote them.

interface Around {
  /** Context before the added lines. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  /** Lines the patch takes away, before those it adds. */
  readonly removed?: readonly string[];
  /** What stands behind the `@@`. */
  readonly section?: string;
  /** Another hunk of the file before it. */
  readonly again?: boolean;
}

/** A hunk that adds lines to an old file at a line of it. */
export function hunk(
  path: string,
  at: number,
  added: readonly string[],
  { before = [""], after = [""], removed = [], section = "", again = false }: Around = {},
): string {
  const old = before.length + removed.length + after.length;
  const now = before.length + added.length + after.length;
  const head = `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n`;
  const lines = [
    ...before.map((line) => ` ${line}`),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    ...after.map((line) => ` ${line}`),
  ];
  const at2 = again ? at + 4 : at;
  const where = `@@ -${at},${old} +${at2},${now} @@${section === "" ? "" : ` ${section}`}\n`;
  return `${again ? "" : head}${where}${lines.join("\n")}\n`;
}

/** A file the patch makes. */
export function fresh(path: string, lines: readonly string[]): string {
  const body = lines.map((line) => `+${line}\n`).join("");
  return (
    `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n` +
    `@@ -0,0 +1,${lines.length} @@\n${body}`
  );
}

/** A mail as git sends it. */
export function patchMail(parts: readonly string[]): string {
  return (
    "From: Ada Bay <ada@bay.example>\nTo: bay-devel@lists.example\nSubject: [PATCH] bay: More\n" +
    "Message-ID: <20260302090000.7-1-ada@bay.example>\nMIME-Version: 1.0\n" +
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" +
    `More of it.\n\n---\n${parts.join("")}-- \n2.47.3\n`
  );
}

/** A reply that quotes lines of a patch and no header of theirs, so many marks deep. */
export function quotedBy(depth: number, lines: readonly string[], words = "Hm."): string {
  const mark = "> ".repeat(depth);
  return (
    "From: Bo Bay <bo@bay.example>\nSubject: Re: [PATCH] bay: More\n\n" +
    `On Monday, Ada wrote:\n${lines.map((line) => `${mark}${line}\n`).join("")}\n${words}\n`
  );
}

/** Mails as an mbox holds them. */
export function boxed(mails: readonly string[]): string {
  return mails.map((mail) => `From ada@bay.example Mon Mar  2 09:00:00 2026\n${mail}\n`).join("");
}
