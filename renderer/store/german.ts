/** German, loaded when it is chosen. */
export { de as words } from '../../shared/text/de.ts';
export { windowDe as own } from '../../shared/text/de/window.ts';
