// Findings as GitHub workflow commands: annotations beside the lines of a pull request.
import { placeInTree } from "../model/index.ts";
import { type Finding, type Level, toldToPeople } from "../finding/index.ts";

const commands: Readonly<Record<Level, string>> = {
  error: "error",
  warning: "warning",
  advice: "notice",
};

const escaped = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string =>
  escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** `::error file=...,line=...,col=...,title=RULE::message`; of a patch, the file it patches. */
export function writeGithub(findings: readonly Finding[]): string {
  return toldToPeople(findings)
    .map(({ span, level, rule, message }) => {
      const { file, line, column } = placeInTree(span);
      const place = `file=${property(file)},line=${line},col=${column}`;
      return `::${commands[level]} ${place},title=${property(rule)}::${escaped(message)}\n`;
    })
    .join("");
}
