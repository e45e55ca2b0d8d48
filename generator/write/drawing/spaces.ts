// Spaces, which a drawing is full of: runs of usual length are made once.

const runs: readonly string[] = Array.from({ length: 128 }, (_, count) => " ".repeat(count));

/** So many spaces; none for a negative count. */
export function spaces(count: number): string {
  if (count <= 0) return "";
  return count < runs.length ? runs[count]! : " ".repeat(count);
}
