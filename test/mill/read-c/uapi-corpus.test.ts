// Records of the installed kernel headers against what compilers said of Linux 6.12's, on 30 targets.
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { layoutOf, type Layout } from "../../../generator/layout/index.ts";
import { elementOf, titleOf } from "../../../generator/model/index.ts";
import {
  readForTargets,
  ReadSession,
  type Include,
  type Reading,
} from "../../../generator/read/c/index.ts";
import { targetNamed, type Target } from "../../../generator/targets/index.ts";
import {
  corpusLines,
  corpusPresent,
  type CorpusLayout,
  type CorpusMember,
} from "../layout/corpus.ts";
import { Headers, unavailable } from "./headers.ts";

interface UapiRecord {
  readonly record: string;
  readonly header: string;
  readonly layouts: readonly (CorpusLayout & { readonly kind: string })[];
}

/** `asm/` headers of the machines that take them from asm-generic; only x86's own are installed. */
function includeFor(headers: Headers, isX86: boolean): Include {
  return (name, ...rest) => {
    if (isX86 || !name.startsWith("asm/")) return headers.include(name, ...rest);
    const generic = headers.load(`/usr/include/asm-generic/${name.slice(4)}`);
    return generic ?? headers.include(name, ...rest);
  };
}

const isX86 = (target: Target): boolean => /^(?:x86_64|i386|x32)$/.test(target.name);

/** A layout in the corpus's shape: named nested records closed, unnamed bit-fields left out. */
function membersOf(layout: Layout, base = 0): CorpusMember[] {
  return layout.slots.flatMap((slot): CorpusMember[] => {
    const { name, type } = slot.member;
    const offset = base + slot.offset;
    if (slot.bits !== undefined) {
      const { offset: bitOffset, size: bitSize } = slot.bits;
      return name === "" ? [] : [{ name, bitOffset: base * 8 + bitOffset, bitSize }];
    }
    const element = elementOf(type);
    const isUntagged = element.kind === "record" && element.record.name === "";
    const members =
      isUntagged && slot.inner !== undefined ? { members: membersOf(slot.inner, offset) } : {};
    return [{ name, offset, size: slot.size, ...members }];
  });
}

/** A listed member without what only the corpus says of it: its type, its dimensions. */
function bare(members: readonly CorpusMember[]): readonly CorpusMember[] {
  return members.map((member): CorpusMember => {
    const { name, offset = 0, size = 0, bitOffset, bitSize = 0, members: inner } = member;
    if (bitOffset !== undefined) return { name, bitOffset, bitSize };
    return { name, offset, size, ...(inner === undefined ? {} : { members: bare(inner) }) };
  });
}

const namesOf = (members: readonly CorpusMember[]): string =>
  members.map(({ name, members: inner }) => name + (inner ? `{${namesOf(inner)}}` : "")).join(" ");

/** Records that differ for a reason outside the reader. */
const explained: Readonly<Record<string, string>> = {
  "struct __kernel_old_timespec": "tv_nsec became __kernel_long_t after it was recorded",
  "struct __snd_pcm_mmap_status64": "asks libc for the byte order, and only x86's libc is here",
  "struct __snd_pcm_sync_ptr64": "holds the record above",
  "struct bpf_perf_event_data": "holds the registers of the machine, and only x86's asm/ is here",
  "struct v4l2_format": "a union in it grew between Linux 6.1 and 6.12",
  "struct vfio_region_info_cap_nvlink2_ssatgt": "a member became __aligned_u64 after Linux 6.1",
};

const reason = unavailable();

describe.skipIf(reason !== undefined || !corpusPresent)("records of the kernel's headers", () => {
  it("have the layouts compilers gave them on 30 targets", () => {
    const headers = new Headers();
    const session = new ReadSession();
    const wrong: string[] = [];
    let compared = 0;
    let changed = 0;
    const byHeader = new Map<string, UapiRecord[]>();
    for (const record of corpusLines<UapiRecord>("uapi.jsonl.gz")) {
      if (record.header.startsWith("asm/")) continue;
      byHeader.set(record.header, [...(byHeader.get(record.header) ?? []), record]);
    }
    for (const [header, records] of byHeader) {
      const path = `/usr/include/${header}`;
      if (!existsSync(path)) continue;
      const file = headers.load(path)!;
      const names = new Set(records.flatMap(({ layouts }) => layouts.flatMap((l) => l.targets)));
      const all = [...names].map((name) => targetNamed(name)!);
      const readings = [true, false].flatMap((x86) =>
        readForTargets(
          file,
          all.filter((target) => isX86(target) === x86),
          { include: includeFor(headers, x86), session },
        ),
      );
      for (const { reading, targets } of readings) {
        for (const target of targets) {
          const found = compare(reading, target, records);
          wrong.push(...found.wrong);
          compared += found.compared;
          changed += found.changed;
        }
      }
    }
    expect(wrong.slice(0, 40)).toEqual([]);
    expect(compared).toBeGreaterThan(10_000);
    expect(changed).toBeLessThan(compared / 20);
  });
});

/** Records with the members the corpus lists must lie where it says; others changed since 6.12. */
function compare(
  reading: Reading,
  target: Target,
  records: readonly UapiRecord[],
): { wrong: string[]; compared: number; changed: number } {
  const wrong: string[] = [];
  let compared = 0;
  let changed = 0;
  for (const { record, header, layouts } of records) {
    const wanted = layouts.find(({ targets }) => targets.includes(target.name));
    if (record in explained) continue;
    const read = reading.unit.records.find((one) => titleOf(one) === record);
    if (wanted === undefined || read === undefined) continue;
    const layout = layoutOf(read, target);
    const ours = membersOf(layout);
    if (namesOf(ours) !== namesOf(wanted.members)) {
      changed++;
      continue;
    }
    compared++;
    const [is, should] = [
      JSON.stringify([layout.size, layout.align, ours]),
      JSON.stringify([wanted.size, wanted.align, bare(wanted.members)]),
    ];
    if (is !== should) wrong.push(`${header} ${record} on ${target.name}: ${is}, wanted ${should}`);
  }
  return { wrong, compared, changed };
}
