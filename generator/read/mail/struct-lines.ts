// What the lines of a struct look like in a text that is not all C.

/** More lines than a struct in a mail or on a page has. */
export const lengthMax = 300;

const codeLike = /[;{},]\s*(?:\/[*/].*)?$|^\s*(?:\/?\*|\/\/|#|$)|\*\/\s*$/;

/** Whether a line can stand in a struct; prose cannot. */
export function isCodeLike(line: string): boolean {
  return codeLike.test(line);
}

/** How many braces a line opens and leaves open; below 0 when it closes more. */
export function bracesIn(line: string): number {
  const code = line.replaceAll(/\/\*[^]*?(?:\*\/|$)/g, "");
  return code.split("{").length - code.split("}").length;
}
