import fs from 'node:fs';
import path from 'node:path';

/** A file of the window's page. */
export interface StaticFile {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file behind a path of the page's folder; undefined where there is none, or it would lie outside. */
export function staticFile(folder: string, urlPath: string): StaticFile | undefined {
  let name: string;
  try {
    name = decodeURIComponent(urlPath);
  } catch {
    // Not a path that our page would ask for.
    return undefined;
  }
  if (name === '/') name = '/index.html';
  const file = path.normalize(path.join(folder, name));
  const type = types[path.extname(file)];
  if (name.includes('\0') || !file.startsWith(folder + path.sep) || type === undefined) return undefined;
  if (fs.statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  // Names below assets/ hold a hash of what is in them.
  const isHashed = path.relative(folder, file).startsWith(`assets${path.sep}`);
  return {
    path: file,
    headers: {
      'content-type': type,
      'cache-control': isHashed ? 'max-age=31536000, immutable' : 'no-store',
    },
  };
}
