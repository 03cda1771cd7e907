/** The window's page has a scheme of its own: `file:` knows no origins, and `'self'` in a policy would mean nothing. */
export const pageScheme = 'handover';
export const pageHost = 'app';
/** Where the window's page is; everything else that it loads lies beside it. */
export const pageUrl = `${pageScheme}://${pageHost}/`;

/** Whether an address is of the page's origin. Node has no origin for schemes of one's own, so its parts are compared. */
export function isPageAddress(address: string): boolean {
  const url = parsed(address);
  return url?.protocol === `${pageScheme}:` && url.host === pageHost;
}

/** Whether an address is the page itself, and not a file beside it. */
export function isPage(address: string): boolean {
  return isPageAddress(address) && ['/', '/index.html'].includes(parsed(address)?.pathname ?? '');
}

/** Whether an address is of data that the page made itself. */
export function isPageBlob(address: string): boolean {
  return address.startsWith('blob:') && isPageAddress(address.slice('blob:'.length));
}

function parsed(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
