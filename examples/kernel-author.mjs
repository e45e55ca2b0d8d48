// For the author of a kernel patch: what does the next kernel make of records that are not its own?
import { Client, Machine, inspectImage, saveImage } from "holeproof/runtime";

function preserved(profile) {
  const machine = new Machine({ seed: 1, profile });
  const client = new Client(machine.spawn());
  const session = client.createSession(client.process.open("/dev/liveupdate"), "case");
  const memfd = client.process.memfdCreate("data", 2);
  client.process.ftruncate(memfd, 8192);
  client.preserve(session, memfd, 1n);
  return machine;
}

const other = preserved("luo-first").kexec({ profile: "luo-current" });
console.log("an old handover:", other.remark);
const damaged = preserved("luo-current").kexec({
  between: ({ ram }, rootPa) => ram.writeNumber(rootPa, 0), // the root tree's magic
});
console.log("a damaged one:", damaged.remark);
const { bytes } = saveImage(preserved("luo-current"));
const lines = inspectImage(bytes).text.split("\n");
console.log(lines.filter((line) => /setup data 0|subtree|update \d|session/.test(line)).join("\n"));
