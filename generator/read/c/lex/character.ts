// What a character can start. Classes from `Letter` up may continue a word.
export const Other = 0;
export const Space = 1;
export const Newline = 2;
export const Quote = 3;
/** A punctuator that never goes on. */
export const Plain = 4;
export const Letter = 5;
export const Digit = 6;
