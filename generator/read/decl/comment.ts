// Doc comments: prose, and tags with their places.

/** `@name text`, with its place as an offset into the file. */
export interface Tag {
  readonly name: string;
  /** One line, inner breaks folded to spaces. */
  readonly text: string;
  readonly offset: number;
}

export interface DocComment {
  /** Prose without comment signs; paragraphs are separated by an empty line. */
  readonly doc: string;
  readonly tags: readonly Tag[];
}

/** Takes a doc comment apart. `offset` is where its `/**` stands in the file. */
export function parseComment(comment: string, offset: number): DocComment {
  const prose: string[] = [];
  const tags: { name: string; text: string; offset: number }[] = [];
  let at = 0;
  for (const raw of comment.split("\n")) {
    const line = raw
      .replace(/^\s*\/\*\*/, "")
      .replace(/\*\/\s*$/, "")
      .replace(/^\s*\*? ?/, "")
      .trimEnd();
    const tag = /^\s*@(\w+)\s*(.*)$/.exec(line);
    const last = tags.at(-1);
    if (tag !== null) {
      tags.push({
        name: tag[1] ?? "",
        text: (tag[2] ?? "").trim(),
        offset: offset + at + raw.indexOf("@"),
      });
    } else if (last === undefined) prose.push(line.trim());
    else last.text = `${last.text} ${line.trim()}`.trim();
    at += raw.length + 1;
  }
  return { doc: paragraphs(prose), tags };
}

/** Lines folded into paragraphs, so that every printer may wrap them at its own width. */
function paragraphs(lines: readonly string[]): string {
  return lines
    .join("\n")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split("\n").join(" ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}
