/** The subprotocol that the page and its own server speak over a WebSocket. */
export const bridgeProtocol = 'handover';
/** Before the page's token in the list of subprotocols: a script can set no header of a WebSocket. */
export const tokenProtocolPrefix = 'handover-token.';
/** The header that holds the page's token in every other request. */
export const tokenHeader = 'x-handover-token';

/** No call of a window is longer, in either host: a file is not sent in a call. */
export const maxMessageBytes = 8 * 1024 * 1024;
