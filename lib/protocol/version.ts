/** Of the wire between extension and server, sent as `baton-protocol`. A server refuses what is older than it can read. */
export const protocolVersion = 1;
export const protocolHeader = 'baton-protocol';

/** On every answer: the server's clock, ISO 8601 UTC. Deadlines are measured by it and by no other. */
export const timeHeader = 'baton-time';
