// Long structs in a mail: what is said is shown, the rest is passed over.

/** A struct up to this long is shown whole, lines. */
const wholeMax = 24;

/** Shown beside a line that matters, on either side. */
const beside = 1;

/**
 * The lines of a printed struct with runs of uninteresting ones left out. The first line and those
 * from the closing brace on are always kept.
 */
export function elided(text: string, matters: (line: string) => boolean): string {
  const lines = text.trimEnd().split("\n");
  const closing = lines.findIndex((line) => line.startsWith("}"));
  if (lines.length <= wholeMax || closing < 0) return text;
  const kept = new Set<number>([0]);
  for (let at = closing; at < lines.length; at += 1) kept.add(at);
  for (const [at, line] of lines.entries())
    if (matters(line)) for (let near = at - beside; near <= at + beside; near += 1) kept.add(near);
  const out: string[] = [];
  let run: string[] = [];
  const close = (): void => {
    // Saying that one line is left out takes a line.
    if (run.length > 1) out.push("\t/* ... */");
    else out.push(...run);
    run = [];
  };
  for (const [at, line] of lines.entries()) {
    if (!kept.has(at)) run.push(line);
    else {
      close();
      out.push(line);
    }
  }
  return out.join("\n");
}

/** Whether a line of a drawing is about bytes nobody named. */
export function drawsGap(line: string): boolean {
  return /\/\* (?:hole|padding|\d+ bits?)/.test(line);
}
