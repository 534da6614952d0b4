/** Of the wire between extension and server, sent as `baton-protocol`. A server refuses what is older than it can read. */
export const protocolVersion = 1;
export const protocolHeader = 'baton-protocol';
