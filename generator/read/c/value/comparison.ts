// Comparisons of C, of integers and of floating numbers alike.

/** Whether a comparison holds; undefined for any other operator. */
export function compared<Number extends number | bigint>(
  op: string,
  left: Number,
  right: Number,
): boolean | undefined {
  switch (op) {
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "<=":
      return left <= right;
    case ">=":
      return left >= right;
    default:
      return undefined;
  }
}
