// Layouts by what they are, any number of them: each is looked at once.
import type { Target } from "../targets/index.ts";
import { orderLayouts } from "./group.ts";
import type { Layout, LayoutGroup } from "./layout.ts";

/**
 * Groups of one record from several readings or declarations, with equal layouts as one, each
 * target once in it, in the order of `wanted`.
 */
export function joinLayouts(
  groups: readonly LayoutGroup[],
  wanted: readonly Target[],
): readonly LayoutGroup[] {
  const numbers = new Numbers();
  const joined = new Map<number, { readonly layout: Layout; readonly targets: Set<Target> }>();
  for (const { layout, targets } of groups) {
    const number = numbers.of(layout);
    let same = joined.get(number);
    if (same === undefined) joined.set(number, (same = { layout, targets: new Set() }));
    for (const target of targets) same.targets.add(target);
  }
  const all = [...joined.values()];
  return orderLayouts(
    all.map(({ layout, targets }) => ({ layout, targets: [...targets] })),
    wanted,
  );
}

/** A number for each layout: the same for two that `sameLayout` holds for the same. */
class Numbers {
  readonly #byText = new Map<string, number>();
  readonly #byLayout = new Map<Layout, number>();

  of(layout: Layout): number {
    let number = this.#byLayout.get(layout);
    if (number === undefined) {
      const text = this.#textOf(layout);
      number = this.#byText.get(text) ?? this.#byText.size;
      this.#byText.set(text, number);
      this.#byLayout.set(layout, number);
    }
    return number;
  }

  #textOf({ size, align, exact, slots }: Layout): string {
    let text = `${size} ${align} ${exact}`;
    for (const { offset, size: length, bits, member, inner } of slots) {
      const within = inner === undefined ? "" : this.of(inner);
      text += `;${offset} ${length} ${bits?.offset ?? ""} ${member.name} ${within}`;
    }
    return text;
  }
}
