/** Whether two names or paths speak of the same backup: folder and a final extension do not count. */
export function isSameBackup(a: string, b: string): boolean {
  return stem(a) === stem(b);
}

function stem(text: string): string {
  return text.replace(/^.*\//, '').replace(/\.[A-Za-z]{1,5}$/, '');
}
