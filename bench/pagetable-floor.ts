// The floor under page tables: a C loop that does the same loads and stores, compiled here and now.
//
// It walks four levels to tables that are present, checks that a slot is empty (or not), and stores
// eight bytes. It has no frames, formats or refusals: no rival of equal duty.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Pages mapped, and the first of them. */
export const PAGES = 32768;
export const FIRST = 0x40000;

const source = `
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#define PAGES ${PAGES}
#define FIRST ${FIRST}ull
static uint64_t *arena; static uint64_t next_table = 1; static uint64_t order_[PAGES];
static uint64_t *table(uint64_t e) { return arena + (e >> 12) * 512; }
static uint64_t *slot(uint64_t pfn) {
  uint64_t *t = arena;
  for (int level = 3; level > 0; level--) {
    uint64_t *s = t + ((pfn >> (9 * level)) & 511);
    if (!*s) *s = (next_table++ << 12) | 3;
    t = table(*s);
  }
  return t + (pfn & 511);
}
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}
static volatile uint64_t sink;
__attribute__((noinline)) static int map_run(uint64_t pfn, uint64_t oa, uint64_t n) {
  while (n) {
    uint64_t *s = slot(pfn); uint64_t room = 512 - (pfn & 511), k = n < room ? n : room;
    uint64_t v = (oa << 12) | 3;
    for (uint64_t i = 0; i < k; i++, v += 4096) { if (s[i]) return -1; s[i] = v; }
    pfn += k; oa += k; n -= k;
  }
  return 0;
}
__attribute__((noinline)) static int unmap_run(uint64_t pfn, uint64_t n) {
  while (n) {
    uint64_t *s = slot(pfn); uint64_t room = 512 - (pfn & 511), k = n < room ? n : room;
    for (uint64_t i = 0; i < k; i++) { if (!s[i]) return -1; s[i] = 0; }
    pfn += k; n -= k;
  }
  return 0;
}
__attribute__((noinline)) static uint64_t lookup(uint64_t pfn) { return *slot(pfn) >> 12; }
int main(void) {
  arena = calloc(256, 4096);
  for (uint64_t p = 0; p < PAGES; p++) { *slot(FIRST + p) = 0; order_[p] = (p * 7919) % PAGES; }
  double took[5] = {0}, t; int reps = 40;
  for (int r = 0; r < reps; r++) {
    t = now();
    for (uint64_t p = 0; p < PAGES; p++) sink = map_run(FIRST + p, 99 + p, 1);
    took[0] += (now() - t) / reps / PAGES; t = now();
    for (uint64_t p = 0; p < PAGES; p++) sink = unmap_run(FIRST + p, 1);
    took[1] += (now() - t) / reps / PAGES; t = now();
    for (uint64_t p = 0; p < PAGES; p += 256) sink = map_run(FIRST + p, 99 + p, 256);
    took[2] += (now() - t) / reps / (PAGES / 256); t = now();
    for (uint64_t p = 0; p < PAGES; p += 256) sink = unmap_run(FIRST + p, 256);
    took[3] += (now() - t) / reps / (PAGES / 256);
  }
  map_run(FIRST, 99, PAGES); t = now();
  for (int r = 0; r < reps; r++) {
    uint64_t sum = 0;
    for (uint64_t p = 0; p < PAGES; p++) sum += lookup(FIRST + order_[p]);
    sink = sum;
  }
  took[4] = (now() - t) / reps / PAGES;
  for (int at = 0; at < 5; at++) printf("%f ", took[at]);
  return 0;
}
`;

/** Nanoseconds of CPU: one page mapped, one unmapped, 256 mapped, 256 unmapped, one looked up. */
export type Floor = readonly [number, number, number, number, number];

/** One run of the C loop, or undefined where there is no working compiler. */
export function compiledFloor(): (() => Floor) | undefined {
  const folder = mkdtempSync(join(tmpdir(), "holeproof-bench-"));
  const binary = join(folder, "floor");
  writeFileSync(join(folder, "floor.c"), source);
  const built = spawnSync("cc", ["-O2", "-o", binary, join(folder, "floor.c")]);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  if (built.status !== 0) return undefined;
  return () =>
    execFileSync(binary, { encoding: "utf8" }).trim().split(" ").map(Number) as unknown as Floor;
}
