// The line that imports the vocabulary, wrapped as the formatter wraps it.
const width = 100;

/** `import type { words } from "from";`, one word a line where it is too wide. */
export function importLine(words: readonly string[], from: string): string {
  if (words.length === 0) return "";
  const line = `import type { ${words.join(", ")} } from "${from}";\n`;
  if (line.length - 1 <= width) return line;
  return `import type {\n${words.map((word) => `  ${word},\n`).join("")}} from "${from}";\n`;
}

/** The order words stand in: that of the alphabet, whatever their case. */
export const byName = (a: string, b: string): number => {
  const [low, high] = [a.toLowerCase(), b.toLowerCase()];
  return low < high ? -1 : low > high ? 1 : 0;
};
