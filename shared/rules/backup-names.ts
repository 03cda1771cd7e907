/** Whether a file is no backup but says something about one. */
export function isSidecarName(name: string): boolean {
  return /\.sha256$/i.test(name) || /^sha256sums?(\.txt)?$/i.test(name);
}

/** Whether a file that lies in a folder of backups is passed over: hidden ones, and lists of hashes. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || isSidecarName(name);
}
