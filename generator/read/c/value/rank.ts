// Conversion rank of a number. `Long` is the one whose width is the target's; behind `LongLong` are
// those of floating types.
export const Int = 0;
export const Long = 1;
export const LongLong = 2;
export const Float = 3;
export const Double = 4;
export const LongDouble = 5;
