// Numbers among the words of the command line.
import { InvalidArgumentError } from "commander";

/** A whole number of at least `least`, or a usage error. */
export function wholeNumber(least: number): (word: string) => number {
  return (word) => {
    const value = Number(word);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least}.`);
  };
}

/** Reads a list of whole numbers, such as 3,17,20. */
export function wholeNumbers(words: string): readonly number[] {
  return words.split(",").map(wholeNumber(0));
}
