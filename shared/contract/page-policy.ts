/**
 * Content security policy of the window's page, the same in both hosts. Scripts come from our own files only, and nothing may
 * frame the page. Styles may stand in the page: the component library sets sizes that way, and a style cannot run code.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "frame-src 'self' blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Headers of every answer with which a host shows the page, errors too: no other site may read it, and none learns of it. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Everything that a built page consists of. A file of another kind is not given out. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The names on the way from the page's folder to one of its files, and the type of that. */
export interface PageFile {
  readonly names: readonly string[];
  readonly contentType: string;
}

/** The file of the page that the path of an address asks for, there or not; undefined where it can be none of the page's folder. */
export function pageFile(urlPath: string): PageFile | undefined {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    // A broken escape names nothing.
    return undefined;
  }
  const given = path.split('/').filter((name) => name !== '');
  // A name that holds a separator or a drive letter of any system, or goes upwards, was made to get out.
  if (given.some((name) => name.startsWith('.') || /[\\:\0]/.test(name))) return undefined;
  const names = given.length === 0 ? ['index.html'] : given;
  const contentType = contentTypes[/\.\w+$/.exec(names.at(-1) ?? '')?.[0] ?? ''];
  return contentType === undefined ? undefined : { names, contentType };
}
