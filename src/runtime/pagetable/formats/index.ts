// Every format there is; the test suite runs over this list.
import type { Format } from "../format.ts";
import { amdv1 } from "./amdv1.ts";
import { armLpaeS1, armLpaeS2 } from "./arm-lpae.ts";
import { riscv64 } from "./riscv64.ts";
import { vtdss } from "./vtdss.ts";
import { x86_64 } from "./x86-64.ts";

export const formats: readonly Format[] = [vtdss, amdv1, x86_64, riscv64, armLpaeS1, armLpaeS2];
