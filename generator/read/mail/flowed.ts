// format=flowed (RFC 3676): lines a mailer folded are made whole again.
import type { DecodedLine } from "./body-line.ts";
import { parameter } from "./headers.ts";

/** What a patch's own lines begin with: after a blank at its end such a line was not folded. */
const ownLine = /^(?:[-+@ \t]|diff |$)/;

/**
 * The lines of a part before its mailer folded them, each at the place of its first piece; those
 * of a part that is not flowed as they are. A patch may end in blanks of its own, so that a line
 * is taken for the rest of another only where it cannot be one of a patch.
 */
export function unflowed(lines: readonly DecodedLine[], type: string): readonly DecodedLine[] {
  if (!/flowed/i.test(parameter(type, "format"))) return lines;
  const drops = /yes/i.test(parameter(type, "delsp"));
  const out: { readonly place: Omit<DecodedLine, "text">; pieces: string[]; marks: string }[] = [];
  let open = false;
  for (const { text, ...place } of lines) {
    // Whoever quotes does not always heed section 4.5, which has no space between the marks.
    const quote = /^(?:> ?)*/.exec(text)?.[0] ?? "";
    const marks = quote.replaceAll(" ", "");
    // Section 4.4: a space stands before lines that begin with one.
    const bare = marks === "" ? text.replace(/^ /, "") : text.slice(quote.length);
    const last = out.at(-1);
    if (open && last?.marks === marks && !ownLine.test(bare)) last.pieces.push(bare);
    else out.push({ place, pieces: [marks === "" ? bare : text], marks });
    open = bare.endsWith(" ") && bare !== "-- ";
    if (open && drops) dropLast(out.at(-1)?.pieces ?? []);
  }
  return out.map(({ place, pieces }) => Object.assign({ text: pieces.join("") }, place));
}

/** Takes the last character off: the blank a mailer put there to say that the line goes on. */
function dropLast(pieces: string[]): void {
  const last = pieces.pop();
  if (last !== undefined) pieces.push(last.slice(0, -1));
}
