// The handover's own versions: what the root tree says it is, and how it lists preserved memory.
import { kho } from "../../../generated/index.ts";

/** One version. A kernel reads exactly one; anything else is an ordinary boot to it. */
export interface KhoFormat {
  readonly name: "kho-v1" | "kho-v2" | "kho-v4";
  readonly compatible: string;
  /** A chain of bitmaps written at the jump, or a radix tree kept all the time. */
  readonly map: "bitmaps" | "radix";
  /** Property of a user's node that holds the address of its blob. */
  readonly subtreeProperty: string;
  /** Property that holds the blob's size, where there is one; otherwise a blob is one page. */
  readonly sizeProperty: string | undefined;
  /** Whether each kernel leaves word of where it came from. */
  readonly leavesMetadata: boolean;
}

const v4: KhoFormat = {
  name: "kho-v4",
  compatible: kho.kho.KHO_FDT_COMPATIBLE,
  map: "radix",
  subtreeProperty: kho.kho.KHO_FDT_SUB_TREE_PROP_NAME,
  sizeProperty: kho.kho.KHO_FDT_SUB_TREE_SIZE_PROP_NAME,
  leavesMetadata: true,
};

const v2: KhoFormat = {
  ...v4,
  name: "kho-v2",
  compatible: "kho-v2",
  sizeProperty: undefined,
  leavesMetadata: false,
};

const v1: KhoFormat = {
  name: "kho-v1",
  compatible: kho.bitmaps.KHO_V1_FDT_COMPATIBLE,
  map: "bitmaps",
  subtreeProperty: kho.bitmaps.KHO_V1_FDT_SUB_TREE_PROP_NAME,
  sizeProperty: undefined,
  leavesMetadata: false,
};

export const khoFormats: Readonly<Record<KhoFormat["name"], KhoFormat>> = {
  "kho-v1": v1,
  "kho-v2": v2,
  "kho-v4": v4,
};
