// Laying generated text out is most of the work of printing it: what was laid out before is known.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./destination.ts";

/** Lays a text out, in any way that only depends on the text. */
export type LayOut = (text: string) => Promise<string>;

const folder = "node_modules/.cache/holeproof";
const file = join(folder, "laid-out.json");

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * Remembers, from run to run, which text became which: two hashes a file, in the project's cache
 * folder, the texts themselves being those of the output folder. A text that somebody changed has
 * another hash, and is laid out again. Without a node_modules folder nothing is remembered.
 */
export class LaidOut {
  private readonly known = new Map<string, string>();
  private readonly used = new Map<string, string>();
  private readonly texts = new Map<string, string>();
  private readonly version: string;

  /** `version` tells apart programs that lay out differently. */
  constructor(out: string, version: string) {
    this.version = version;
    this.load(out);
  }

  /** The same as `layOut`, but for texts that are known. */
  through(layOut: LayOut): LayOut {
    return async (text) => {
      const hash = hashOf(text);
      const before = this.known.get(hash);
      const known = before === undefined ? undefined : this.texts.get(before);
      const done = known ?? (await layOut(text));
      const after = known === undefined ? hashOf(done) : (before as string);
      this.used.set(hash, after);
      this.known.set(hash, after);
      this.texts.set(after, done);
      return done;
    };
  }

  /** Writes down what was used. */
  save(): void {
    if (!existsSync("node_modules")) return;
    const { version, used } = this;
    try {
      writeWhole(file, JSON.stringify({ version, texts: Object.fromEntries(used) }));
    } catch {
      // A cache that cannot be written is only slow.
    }
  }

  private load(out: string): void {
    if (!existsSync(file) || !existsSync(out)) return;
    try {
      const stored = JSON.parse(readFileSync(file, "utf8")) as {
        readonly version?: unknown;
        readonly texts?: Readonly<Record<string, string>>;
      };
      if (stored.version !== this.version) return;
      for (const [from, to] of Object.entries(stored.texts ?? {})) this.known.set(from, to);
    } catch {
      return;
    }
    for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.[jt]s$/.test(entry.name)) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
      this.texts.set(hashOf(text), text);
    }
  }
}
