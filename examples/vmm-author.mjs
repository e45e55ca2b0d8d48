// For the author of a VMM: does my order of calls survive a live update, and what if one fails?
import { Client, Machine, errnoName } from "holeproof/runtime";

const machine = new Machine({ seed: 1 });
const vmm = new Client(machine.spawn());
const ram = vmm.process.memfdCreate("ram", 2); // MFD_ALLOW_SEALING
vmm.process.ftruncate(ram, 1 << 20);
vmm.process.addSeals(ram, 7); // before the map: seals are sampled there
const iommufd = vmm.process.open("/dev/iommu");
const cdev = vmm.process.open("/dev/vfio/devices/vfio0");
const [device, ioasId] = [vmm.bind(cdev, iommufd), vmm.ioasAlloc(iommufd)];
vmm.mapFile(iommufd, ram, { ioasId, start: 0n, length: 1n << 20n, iova: 1n << 32n });
const table = vmm.hwptAlloc(iommufd, device, ioasId);
vmm.attach(cdev, table);
vmm.mark(iommufd, table, 7);
const session = vmm.createSession(vmm.process.open("/dev/liveupdate"), "vm");
console.log("iommufd before its memory:", errnoName(vmm.preserve(session, iommufd, 2n)));
machine.world.faults.arm({ nth: 3 }); // the third step that can fail, fails
console.log("without memory:", errnoName(vmm.preserve(session, ram, 1n)));
machine.world.faults.disarm();
[ram, iommufd, cdev].forEach((fd, at) => vmm.preserve(session, fd, BigInt(at + 1)));
console.log("kexec:", machine.kexec({ dmaSteps: 100 }).outcome);
const next = new Client(machine.spawn());
const back = next.retrieveSession(next.process.open("/dev/liveupdate"), "vm");
console.log("memory:", next.process.sizeOf(next.retrieve(back, 1n)), "bytes");
console.log("faults while the kernel was away:", machine.hardware.unit.faults.length);
