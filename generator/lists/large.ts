// What a call with a list spread into it would do, for lists of any length: V8 takes no more
// arguments than fit on its stack, about a hundred thousand.

/** Appends all of some elements. */
export function pushAll<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}

/** The largest of some numbers, and no less than `least`. */
export function largest(numbers: Iterable<number>, least: number): number {
  let found = least;
  for (const one of numbers) if (one > found) found = one;
  return found;
}

/** The smallest of some numbers, and no more than `most`. */
export function smallest(numbers: Iterable<number>, most: number): number {
  let found = most;
  for (const one of numbers) if (one < found) found = one;
  return found;
}
