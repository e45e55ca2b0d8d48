// Whether a correction moves what programs may rely on.
import { bitRange, type Layout, layoutOf, placed } from "../layout/index.ts";
import type { CRecord } from "../model/index.ts";
import type { Target } from "../targets/index.ts";

/**
 * The targets on which a corrected record has another size or alignment, or a member of it another
 * place.
 */
export function changedOn(
  record: CRecord,
  corrected: CRecord,
  targets: readonly Target[],
): readonly Target[] {
  return targets.filter((target) => {
    const [was, is] = [layoutOf(record, target), layoutOf(corrected, target)];
    if (was.size !== is.size || was.align !== is.align) return true;
    const places = placesOf(is);
    return [...placesOf(was)].some(([name, place]) => (places.get(name) ?? place) !== place);
  });
}

/** Where the named members begin, bits: those of records inside too. */
const placesOf = (layout: Layout): ReadonlyMap<string, number> =>
  new Map(
    [...placed(layout, "all")]
      .filter(({ slot }) => slot.member.name !== "")
      .map(({ slot, path, offset }) => [path.join("."), bitRange(slot, offset).offset]),
  );
