// A page table over a kexec, as a library: map a sealed memory file, preserve it, jump, adopt.
import { Client, Machine } from "holeproof/runtime";

const machine = new Machine({ seed: 1 });
const old = new Client(machine.spawn());
const memfd = old.process.memfdCreate("guest", 2); // MFD_ALLOW_SEALING
old.process.ftruncate(memfd, 1 << 20);
old.process.addSeals(memfd, 7); // SEAL, SHRINK, GROW: before mapping, or preserving answers EINVAL
const iommufd = old.process.open("/dev/iommu");
const cdev = old.process.open("/dev/vfio/devices/vfio0");
const device = old.bind(cdev, iommufd);
const ioasId = old.ioasAlloc(iommufd);
const iova = old.mapFile(iommufd, memfd, { ioasId, start: 0n, length: 1n << 20n });
const hwpt = old.hwptAlloc(iommufd, device, ioasId);
old.attach(cdev, hwpt);
old.mark(iommufd, hwpt, 42);
const session = old.createSession(old.process.open("/dev/liveupdate"), "guest");
old.preserve(session, memfd, 1n);
old.preserve(session, iommufd, 2n);
old.preserve(session, cdev, 3n);
console.log("unmap answers", old.unmap(iommufd, ioasId, iova, 1n << 20n), "(EBUSY is 16)");

console.log("kexec:", machine.kexec().outcome);

const next = new Client(machine.spawn());
const again = next.retrieveSession(next.process.open("/dev/liveupdate"), "guest");
next.retrieve(again, 1n);
const adopted = next.retrieve(again, 2n);
console.log("page table 42 is object", next.findHwpt(adopted, 42n), "of the retrieved iommufd");
