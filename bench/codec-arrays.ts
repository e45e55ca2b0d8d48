// Many records at once: columns, whole blocks and objects, from one entry to 65,536, against
// hand-written twins and a plain memory copy, that of C printed beside.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as lu from "../src/generated/kho/iommufd/reviewed.ts";
import * as witness from "../src/generated/kho/iommufd/reviewed.witness.ts";
import * as hand from "./codec-hand.ts";
import { loopOf } from "./loop.ts";
import { printRace, race, type Rival } from "./race.ts";

const SIZES: readonly number[] = [1, 64, 65_536];

/** `memcpy` of `bytes`, ns, by a C program compiled here; undefined without a compiler. */
function memcpyNs(bytes: number): number | undefined {
  if (spawnSync("gcc", ["--version"]).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "holeproof-"));
  const times = Math.max(2000, Math.floor(2e9 / bytes / 10));
  const source = `#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}
int main(void) {
  char *a = malloc(${bytes}), *b = malloc(${bytes});
  memset(a, 1, ${bytes}); memset(b, 2, ${bytes});
  double start = now();
  for (long i = 0; i < ${times}; i++) {
    __asm__ volatile("" : : "r"(a), "r"(b) : "memory");
    memcpy(b, a, ${bytes});
  }
  printf("%f\\n", (now() - start) / ${times});
  return b[0];
}
`;
  try {
    writeFileSync(join(folder, "copy.c"), source);
    execFileSync("gcc", ["-O2", "-o", join(folder, "copy"), join(folder, "copy.c")]);
    return Number(spawnSync(join(folder, "copy"), { encoding: "utf8" }).stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One block of `count` entries, and where copies of it go. */
function blockOf(count: number): { view: DataView; to: DataView; value: lu.IommufdLu } {
  const hwpts = Array.from({ length: count }, (_, index) => ({
    domainData: (BigInt(index) << 20n) | 0x1000n,
    token: (index * 2654435761) >>> 0,
    reclaimed: index & 1,
  }));
  const value = { nrHwpts: count, hwpts };
  const view = lu.encodeIommufdLu(value);
  return { view, to: new DataView(new ArrayBuffer(view.byteLength)), value };
}

const call = (body: string, ...values: readonly unknown[]): Rival["run"] => {
  const names = values.map((_, index) => `v${index}`);
  const loop = `let last; for (let i = 0; i < times; i++) last = ${body}; return last;`;
  return loopOf(names, loop, ...values);
};

function contest(count: number): void {
  const { view, to, value } = blockOf(count);
  const bytes = view.byteLength;
  const title = `iommufd_lu with ${count.toLocaleString("en")} entries, ${bytes} bytes`;
  const columns = new lu.IommufdHwptLuColumns(count);
  const handColumns = new hand.HwptColumns(count);
  const source = new Uint8Array(view.buffer);
  const target = new Uint8Array(to.buffer);
  const native = memcpyNs(bytes);
  const memcpy =
    native === undefined ? [] : [{ name: "memcpy in C", median: native, best: native }];
  printRace(
    `${title}: whole block, checked and copied`,
    race([
      { name: "memory copy, unchecked", run: call("v0.set(v1)", target, source) },
      { name: "hand-written", run: call("v0(v1, 0, v2, 0)", hand.copyLu, view, to) },
      { name: "generated", run: call("v0(v1, 0, v2, 0)", lu.copyIommufdLu, view, to) },
    ]).concat(memcpy),
  );
  printRace(
    `${title}: to columns, checked`,
    race([
      { name: "hand-written", run: call("v0.decode(v1, 8, v2)", handColumns, view, count) },
      { name: "generated", run: call("v0.decode(v1, 8, v2)", columns, view, count) },
    ]),
  );
  columns.decode(view, 8, count);
  handColumns.decode(view, 8, count);
  printRace(
    `${title}: from columns`,
    race([
      { name: "hand-written", run: call("v0.encode(v1, 8)", handColumns, to) },
      { name: "generated", run: call("v0.encode(v1, 8)", columns, to) },
    ]),
  );
  printRace(
    `${title}: to objects, checked`,
    race([
      { name: "hand-written", run: call("v0(v1, 0)", hand.decodeLu, view) },
      { name: "generated", run: call("v0(v1, 0)", lu.decodeIommufdLu, view) },
      {
        name: "binary-parser (unchecked)",
        run: call("v0(v1)", witness.witnessIommufdLu, source),
      },
    ]),
  );
  printRace(
    `${title}: from objects, checked`,
    race([
      { name: "hand-written", run: call("v0(v1, v2, 0)", hand.encodeLu, value, to) },
      { name: "generated", run: call("v0(v1, v2, 0)", lu.encodeIommufdLu, value, to) },
    ]),
  );
}

/** Every race over arrays; prints its tables. */
export async function arrays(): Promise<void> {
  for (const count of SIZES) contest(count);
}
