// Calls that need nothing: whatever is short, they answer as ever. Each says why.
import { frugalDevices } from "./fault-frugal-devices.ts";
import { frugalMock } from "./fault-frugal-mock.ts";
import { frugalSpaces } from "./fault-frugal-spaces.ts";
import type { Frugal } from "./fault-scenes.ts";

export const frugal: readonly Frugal[] = [...frugalSpaces, ...frugalDevices, ...frugalMock];
