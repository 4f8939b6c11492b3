import type { IncomingMessage } from 'node:http';

/** More than a template or a generated repository will ever push. */
const LIMIT = 256 * 1024 * 1024;

/**
 * The whole body of a request.
 *
 * @throws when it is longer than 256 MiB.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LIMIT) {
      throw new Error(`The body is longer than ${LIMIT} bytes`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
