import { pageHeaders } from '../../shared/contract/page-policy.ts';

/** What a page could ask the browser for, and ours does not. Copying, full screen and the like are left to the page itself. */
const deniedFeatures = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** Headers of every answer: the page's own, and what a browser could be asked for and never is. */
export const securityHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'permissions-policy': deniedFeatures.map((name) => `${name}=()`).join(', '),
};
