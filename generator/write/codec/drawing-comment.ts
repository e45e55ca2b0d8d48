// The drawing above a generated record, and which targets share its layout.
import type { Layout, LayoutGroup } from "../../layout/index.ts";
import { drawLayout } from "../drawing/index.ts";

/** `//` lines: the struct with its offsets, then who lays it out that way. */
export function drawingComment(groups: readonly LayoutGroup[], used: Layout): string {
  const drawing = drawLayout(groups, { width: 97, indent: "    " }).trimEnd().split("\n");
  const note =
    groups.length > 1 ? ["", `The codec below is for the layout of ${used.target.name}.`] : [];
  return [...drawing, ...note].map((line) => (line === "" ? "//" : `// ${line}`)).join("\n");
}
