// Conversion rank of an integer. `Long` is the one whose width is the target's.
export const Int = 0;
export const Long = 1;
export const LongLong = 2;
