// Mails cut, spliced and broken at random: a review ends, says the same twice, and every finding
// has its place in the mail.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { ReviewOptions } from "../../../generator/cli/commands/review.ts";
import { runReview } from "./run.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const soak = Number(process.env["HOLEPROOF_SOAK"] ?? 1);
const seed = Number(process.env["HOLEPROOF_SEED"] ?? 1);

const below = (folder: string): readonly Buffer[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".eml"))
    .toSorted()
    .map((name) => readFileSync(join(root, folder, name)));
const shared = "../shared/corpus/reviews/raw";
const isThere = existsSync(join(root, shared));
if (!isThere) console.warn(`SKIPPED: recorded mails to damage: no ${shared} here`);
const mails = [
  ...below("examples"),
  ...below("test/corpus/mails"),
  ...(isThere ? below(shared) : []),
];

/** What breaks the reading of a mail, a patch or C, wherever it comes to stand. */
const pieces: readonly string[] = [
  "\0",
  "\r",
  "\r\n",
  "\n",
  "\n\n",
  "=",
  "=\n",
  "=C3",
  "\u00a0",
  "--b\n",
  "--b--\n",
  "Content-Type: text/plain; format=flowed\n",
  "Content-Transfer-Encoding: base64\n\n",
  "Content-Transfer-Encoding: quoted-printable\n\n",
  'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\n',
  `X-Huge: ${"a ".repeat(20_000)}\n`,
  "From a@b Mon Sep 17 00:00:00 2001\n",
  "\nFrom a@b Mon Sep 17 00:00:00 2001\nSubject: [PATCH 2/2] b\n\n",
  "@@ -1,999999999 +1,4294967296 @@ struct bay {\n",
  "@@ -0,0 +0,0 @@\n",
  "@@@ -1,2 -1,2 +1,9 @@@\n",
  "diff --git a/include/uapi/linux/b.h b/include/uapi/linux/b.h\n",
  "--- /dev/null\n+++ b/include/uapi/linux/b.h\n",
  "GIT binary patch\n",
  "\n-- \n",
  "\\ No newline at end of file\n",
  "> ",
  ">".repeat(500),
  "\n[...]\n",
  "\n+struct bay {\n",
  "\n+\t__u64 key : 65;\n+\t__u32 n[-1];\n",
  "\n+#define BAY_MAX (1 << BAY_MAX)\n",
  "\n+#if BAY\n",
  "/*",
  "*/",
  "{",
  "}",
  '"',
];

type Damage = (mail: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (mail: Buffer, share: number): number => Math.floor(mail.length * share);
const replaced = (mail: Buffer, from: number, length: number, by: Uint8Array): Buffer =>
  Buffer.concat([mail.subarray(0, from), by, mail.subarray(from + length)]);

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(place, fc.nat(2_000)).map(([from, length]): Damage => {
    return (mail) => replaced(mail, at(mail, from), length, Buffer.alloc(0));
  }),
  fc.tuple(place, place, fc.nat(2_000)).map(([from, to, length]): Damage => {
    return (mail) =>
      replaced(mail, at(mail, to), 0, mail.subarray(at(mail, from), at(mail, from) + length));
  }),
  fc.tuple(place, place, fc.nat(mails.length - 1)).map(([from, to, other]): Damage => {
    const rest = mails[other]!;
    return (mail) => Buffer.concat([mail.subarray(0, at(mail, to)), rest.subarray(at(rest, from))]);
  }),
  fc.tuple(place, fc.constantFrom(...pieces)).map(([to, piece]): Damage => {
    return (mail) => replaced(mail, at(mail, to), 0, Buffer.from(piece));
  }),
  fc.tuple(place, fc.constantFrom(...pieces)).map(([to, piece]): Damage => {
    // At the start of a line, where most of them mean something.
    return (mail) => replaced(mail, mail.indexOf("\n", at(mail, to)) + 1, 0, Buffer.from(piece));
  }),
  fc.tuple(place, fc.uint8Array({ maxLength: 9 })).map(([to, bytes]): Damage => {
    return (mail) => replaced(mail, at(mail, to), bytes.length, bytes);
  }),
  fc.tuple(place, fc.nat(99_999_999)).map(([from, count]): Damage => {
    return (mail) => {
      const head = mail.indexOf("\n@@ -", at(mail, from));
      const old = /^\n@@ -\d+/.exec(mail.toString("latin1", head, head + 30))?.[0];
      const now = Buffer.from(`\n@@ -${count}`);
      return old === undefined ? mail : replaced(mail, head, old.length, now);
    };
  }),
  fc.constantFrom<Damage>(
    (mail) => Buffer.from(mail.toString("latin1").replaceAll(/^/gm, "> "), "latin1"),
    (mail) => Buffer.from(mail.toString("latin1").replaceAll("\n", "\r\n"), "latin1"),
    (mail) => Buffer.from(mail.toString("latin1").replaceAll("\t", "        "), "latin1"),
  ),
);

const damaged = fc
  .tuple(fc.nat(mails.length - 1), fc.array(damage, { minLength: 1, maxLength: 6 }))
  .map(([first, all]) => all.reduce((mail, one) => one(mail), mails[first]!));

/** Seconds of CPU time; the longest mail here takes a fiftieth of it. */
const secondsMax = 20;

const counts = { mails: 0, bytes: 0, findings: 0 };

async function isFirm(mail: Buffer): Promise<void> {
  const started = process.cpuUsage();
  // As many as any reader of the mail counts: each kind of line end ends one.
  const lines = mail.toString("latin1").split(/\r\n|\r|\n/).length;
  const wanted: readonly ReviewOptions[] = [{ format: "json" }, {}, { fix: true }];
  for (const options of wanted) {
    const ran = await runReview(["-"], options, mail);
    expect([0, 1, 2]).toContain(ran.code);
    if (options.format !== "json") continue;
    expect(await runReview(["-"], options, mail)).toEqual(ran);
    for (const told of ran.out.split("\n").filter((line) => line !== "")) {
      const { file, line, column } = JSON.parse(told) as Readonly<Record<string, unknown>>;
      expect(file).toBe("<stdin>");
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines);
      expect(column).toBeGreaterThanOrEqual(1);
      counts.findings += 1;
    }
  }
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1e6).toBeLessThan(secondsMax);
  counts.mails += 1;
  counts.bytes += mail.length;
}

it("a damaged mail is reviewed to its end", async () => {
  await fc.assert(fc.asyncProperty(damaged, isFirm), { seed, numRuns: 25 * soak });
  expect(counts.findings).toBeGreaterThan(counts.mails / 4);
  if (soak > 1) console.log(`seed ${seed}:`, counts);
});
