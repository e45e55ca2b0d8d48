// Reading the shared corpora of real compilers' layouts, and saying loudly when they are not there.
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Layout } from "../../../generator/layout/index.ts";

const folder = new URL("../../../../shared/corpus/layout/", import.meta.url);

/** Whether the corpora are beside this checkout. */
export const corpusPresent: boolean = existsSync(folder);
if (!corpusPresent) console.warn("SKIPPED: ../shared/corpus/layout is not beside this checkout");

/** The lines of one corpus file. */
export function corpusLines<T>(name: string): readonly T[] {
  const text = gunzipSync(readFileSync(new URL(name, folder))).toString();
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

/** A member as the corpus lists it: bytes and bits from the start of the outermost record. */
export interface CorpusMember {
  readonly name: string;
  readonly offset?: number | undefined;
  readonly size?: number | undefined;
  readonly bitOffset?: number | undefined;
  readonly bitSize?: number | undefined;
  readonly ref?: string | undefined;
  readonly members?: readonly CorpusMember[] | undefined;
}

export interface CorpusLayout {
  readonly targets: readonly string[];
  readonly size: number;
  readonly align: number;
  readonly members: readonly CorpusMember[];
  readonly helpers?: Readonly<Record<string, { size: number; members: readonly CorpusMember[] }>>;
}

/** One line a member, in the corpus's own terms, for a diff a person can read. */
export function expectedLines(layout: CorpusLayout): readonly string[] {
  const lines = [`size ${layout.size} align ${layout.align}`];
  const walk = (members: readonly CorpusMember[], base: number): void => {
    for (const member of members) {
      lines.push(
        member.bitOffset === undefined
          ? `${member.name} ${base + (member.offset ?? 0)} ${member.size}`
          : `${member.name} bits ${base * 8 + member.bitOffset} ${member.bitSize}`,
      );
      const helper = member.ref === undefined ? undefined : layout.helpers?.[member.ref];
      if (helper !== undefined) walk(helper.members, base + (member.offset ?? 0));
      else if (member.members !== undefined) walk(member.members, base);
    }
  };
  walk(layout.members, 0);
  return lines;
}

/** The same lines from a layout of ours. Unnamed bit-fields are left out: compilers list none. */
export function actualLines(layout: Layout): readonly string[] {
  const lines = [`size ${layout.size} align ${layout.align}`];
  const walk = (of: Layout, base: number): void => {
    for (const slot of of.slots) {
      const { name } = slot.member;
      if (slot.bits === undefined) lines.push(`${name} ${base + slot.offset} ${slot.size}`);
      else if (name !== "")
        lines.push(`${name} bits ${base * 8 + slot.bits.offset} ${slot.bits.size}`);
      if (slot.inner !== undefined) walk(slot.inner, base + slot.offset);
    }
  };
  walk(layout, 0);
  return lines;
}
