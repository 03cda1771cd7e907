const oldest = [20, 19];

/** Ends the process with a clear sentence when this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(
    `Handover needs Node ${oldest.join('.')} or newer; this is Node ${process.versions.node} (${process.execPath}).`,
  );
  process.exit(1);
}
