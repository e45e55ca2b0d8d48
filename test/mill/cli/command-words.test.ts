// One word of the command line as the words of a command.
import { expect, it } from "vitest";
import { commandWords } from "../../../generator/cli/command-words.ts";

it.each<readonly [string, readonly string[] | undefined]>([
  ["gcc -m32", ["gcc", "-m32"]],
  ["  gcc   ", ["gcc"]],
  ["", []],
  [`gcc "-I/a b" -D'N="x y"'`, ["gcc", "-I/a b", '-DN="x y"']],
  [`"/opt/my cc/gcc" a\\ b`, ["/opt/my cc/gcc", "a b"]],
  [`gcc "say \\"hi\\" \\$x \\n"`, ["gcc", 'say "hi" $x \\n']],
  [`gcc ""`, ["gcc", ""]],
  [`gcc "-I/a`, undefined],
  [`gcc '-I/a`, undefined],
])("%s", (command, words) => {
  expect(commandWords(command)).toEqual(words);
});
