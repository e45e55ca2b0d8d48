// Mails of our own, each a neighbour of one that a reviewer could have had before them.
import { accepted } from "./neighbour-accepted.ts";
import { cuts } from "./neighbour-cuts.ts";
import { evolved } from "./neighbour-evolved.ts";
import { merged } from "./neighbour-merged.ts";
import { places } from "./neighbour-places.ts";
import { shapes } from "./neighbour-shapes.ts";

/** One mail, and every error and warning that should be said of it: none where it may pass. */
export interface Neighbour {
  readonly name: string;
  readonly mail: string;
  /** As `record.member RULE`. */
  readonly said: readonly string[];
}

export const neighbours: readonly Neighbour[] = [
  ...places,
  ...cuts,
  ...shapes,
  ...merged,
  ...evolved,
  ...accepted,
];
