import { createMiddleware } from 'hono/factory';
import { protocolHeader, protocolVersion } from '#lib/protocol/version.ts';
import { badRequest, Failure } from './failure.ts';

/** The oldest wire this server still reads. */
export const oldestProtocol = 1;

/** Stops what speaks another wire before it can be misread. Without the header the present one is meant. */
export const speaksOurProtocol = createMiddleware(async (c, next) => {
  const said = c.req.header(protocolHeader);
  const version = said === undefined ? protocolVersion : Number(said);
  if (!Number.isInteger(version) || version > protocolVersion) {
    throw badRequest({
      field: protocolHeader,
      message: `this server reads ${oldestProtocol} to ${protocolVersion}; a newer extension needs a newer server`,
    });
  }
  if (version < oldestProtocol) {
    throw new Failure('too-old', `This server reads nothing older than ${oldestProtocol}.`);
  }
  await next();
});
