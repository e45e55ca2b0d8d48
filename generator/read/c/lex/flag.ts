// What is true of a token beside its kind.
/** First on its line, after line splices. */
export const LineStart = 1;
/** White space or a comment stands before it. */
export const Space = 2;
/** Made by the body of a macro: its place is that of the macro call. */
export const Body = 4;
/** The name of a macro met inside its own expansion: never expanded again. */
export const Painted = 8;
/** Made by `##`. */
export const Pasted = 16;
