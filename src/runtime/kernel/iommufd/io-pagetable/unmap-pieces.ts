// In which pieces an area leaves the domain that holds its pages: Linux unpins what nobody else
// holds in batches, and unmaps each batch before it unpins it. A table that two pieces empty
// together stays in the tree, so the pieces show.
import type { Run } from "../../files/index.ts";

/** Runs of neighbouring frames that one batch has room for: 64 KiB of 12 bytes each. */
const BATCH_RUNS = Math.floor(65536 / 12);

/** Consecutive pages, by index: `held` when somebody besides the area holds them. */
export interface Stretch {
  readonly first: number;
  readonly count: number;
  readonly held: boolean;
}

/** Page indexes, the end exclusive. */
interface UnmapPiece {
  readonly first: number;
  readonly end: number;
}

/**
 * The pieces of an area, in order; together they are all of it. `stretches` and `runs` (frames, in
 * order) both cover the area from its first page on. A piece ends where the frames do not go on, at
 * the end of a batch or before pages that somebody else holds.
 */
export function unmapPieces(
  stretches: readonly Stretch[],
  runs: readonly Run[],
  batchRuns: number = BATCH_RUNS,
): readonly UnmapPiece[] {
  const area = stretches[0];
  if (area === undefined) return [];
  const ends = runEnds(area.first, runs);
  const last = ends.at(-1) ?? area.first;
  const pieces: UnmapPiece[] = [];
  let unmapped = area.first;
  let place = 0;
  /** Where the frames behind a page stop being neighbours; pages are asked for in order. */
  const runEnd = (page: number): number => {
    while ((ends[place] ?? last) <= page && place < ends.length - 1) place += 1;
    return ends[place] ?? last;
  };
  for (const { first, end } of holes(stretches)) {
    let page = first;
    while (page < end) {
      // Pages that were unmapped with an earlier piece wait in the batch, as its first run.
      let at = Math.max(page, unmapped);
      for (let used = at > page ? 1 : 0; at < end && used < batchRuns; used++) {
        at = Math.min(runEnd(at), end);
      }
      const batchEnd = Math.min(at, end);
      if (batchEnd === end && unmapped < end) at = runEnd(end - 1);
      if (unmapped < batchEnd) {
        pieces.push({ first: unmapped, end: at });
        unmapped = at;
      }
      page = batchEnd;
    }
  }
  if (unmapped < last) pieces.push({ first: unmapped, end: last });
  return pieces;
}

/** Ends of the runs as page indexes, ascending; a run that goes on in the next counts as one. */
function runEnds(first: number, runs: readonly Run[]): readonly number[] {
  const ends: number[] = [];
  let page = first;
  let next = -1;
  for (const { pfn, pages } of runs) {
    page += pages;
    if (pfn === next) ends[ends.length - 1] = page;
    else ends.push(page);
    next = pfn + pages;
  }
  return ends;
}

/** Pages that only the area holds, neighbours joined. */
function holes(stretches: readonly Stretch[]): readonly UnmapPiece[] {
  const found: { first: number; end: number }[] = [];
  for (const { first, count, held } of stretches) {
    if (held) continue;
    const before = found.at(-1);
    if (before?.end === first) before.end = first + count;
    else found.push({ first, end: first + count });
  }
  return found;
}
