// A command line in one word, taken apart as a shell would.

/** A piece of a word: quoted, escaped or plain. */
const piece = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|([^\s"'\\]+)|(\s+)|(.)/gsu;

/**
 * The words of a command such as `gcc -DNAME="a b"`: split at spaces outside quotes, quotes and
 * backslashes removed. Undefined when a quote does not end.
 */
export function commandWords(command: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (const [, double, single, escaped, plain, space, stray] of command.matchAll(piece)) {
    if (stray !== undefined) return undefined;
    if (space !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      const unescaped = double?.replaceAll(/\\(["\\$`])/g, "$1");
      word = `${word ?? ""}${unescaped ?? single ?? escaped ?? plain ?? ""}`;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}
