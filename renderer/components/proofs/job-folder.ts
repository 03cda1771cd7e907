/** The folder of a job below the home that the engine tells, written as that computer writes it. */
export function jobFolderOf(home: string, jobId: string): string {
  const separator = home.includes('\\') && !home.startsWith('/') ? '\\' : '/';
  return [home.replace(/[\\/]+$/, ''), 'jobs', jobId].join(separator);
}

/** A file in it; `relativePath` has `/` on every computer. */
export function jobFileOf(home: string, jobId: string, relativePath: string): string {
  const folder = jobFolderOf(home, jobId);
  const separator = folder.includes('\\') && !folder.startsWith('/') ? '\\' : '/';
  return `${folder}${separator}${relativePath.split('/').join(separator)}`;
}
