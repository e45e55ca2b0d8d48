// Every format there is; the test suite runs over this list.
import type { Format } from "../format.ts";
import { vtdss } from "./vtdss.ts";

export const formats: readonly Format[] = [vtdss];
