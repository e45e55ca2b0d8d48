// What Intel's driver adds to a device's record: where its PASID directory lies, and its size.
import { numberOf, type DeviceValue } from "./layout.ts";

/** The same two members in every layout that has them; zeros in legacy mode. */
interface IntelPart {
  readonly pasidTable: bigint;
  readonly maxPasid: bigint;
}

export const intelPart = ({ pasids }: DeviceValue): IntelPart => ({
  pasidTable: BigInt(pasids?.directoryPa ?? 0),
  maxPasid: BigInt(pasids?.maxPasid ?? 0),
});

/** A device's record with the driver's part read; a string where that cannot be so. */
export function withPasids(
  value: DeviceValue | string,
  decode: (view: DataView) => IntelPart,
  { buffer, byteOffset, length }: Uint8Array,
): DeviceValue | string {
  if (typeof value === "string") return value;
  const { pasidTable, maxPasid } = decode(new DataView(buffer, byteOffset, length));
  if (pasidTable === 0n && maxPasid === 0n) return value;
  if (pasidTable === 0n) return `device ${value.bdf}: PASIDs without a table`;
  const pasids = { directoryPa: numberOf(pasidTable), maxPasid: numberOf(maxPasid) };
  return { ...value, pasids };
}
