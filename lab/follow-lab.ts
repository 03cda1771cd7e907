import type { Lab } from './embedded/lab.ts';
import type { LabMachine } from './embedded/machine.ts';

const lookEveryMs = 200;

/** Tells what changes on the machines of a lab, as somebody in front of the hypervisor sees it, until it is stopped. */
export function followLab(lab: Lab, tell: (line: string) => void): { readonly stop: () => void } {
  const looks = [lab.old, lab.new].map((machine) => lookAt(machine, tell));
  const timer = setInterval(() => {
    for (const look of looks) look();
  }, lookEveryMs);
  return { stop: () => clearInterval(timer) };
}

function lookAt(machine: LabMachine, tell: (line: string) => void): () => void {
  let told = machine.product.log.length;
  let before = stateOf(machine);
  return () => {
    for (const line of machine.product.log.slice(told)) tell(`${machine.hostName}  ${line}`);
    told = machine.product.log.length;
    const now = stateOf(machine);
    if (now !== before) tell(`${machine.hostName}  ${now}`);
    before = now;
  };
}

function stateOf({ power, isAnswering, endpoint, hostKey }: LabMachine): string {
  if (power === 'off') return 'powered off';
  if (!isAnswering) return 'powered on, not to be reached';
  return `powered on, answers at ${endpoint.address} ports ${endpoint.sshPort} and ${endpoint.consolePort}, host key ${hostKey.sha256}`;
}
