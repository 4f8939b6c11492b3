import { Readable } from 'node:stream';
import type { EC2Client } from '@aws-sdk/client-ec2';

/** So much of an answer tells what it is. */
const BEGINNING = 1_000;
/** A page of EC2 has a thousand things at most, of a few kB each. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * Makes a client of EC2 take nothing for an answer but an answer: the SDK reads
 * any well-formed document, and the login page of a proxy would be a network
 * without anything in it. An answer is called after its action (EC2 API
 * reference, Query requests, 2026).
 */
export function answersOnly(client: EC2Client): EC2Client {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async args => {
        const result = await next(args);
        const { response } = result;
        if (
          typeof response === 'object' &&
          response !== null &&
          'statusCode' in response &&
          response.statusCode === 200 &&
          'body' in response &&
          response.body instanceof Readable
        ) {
          const action = commandName.replace(/Command$/, '');
          const body = await readWhole(response.body, action);
          const root = new RegExp(
            `^\\s*(?:<\\?xml[^>]*\\?>)?\\s*<${action}Response[\\s/>]`,
          );
          if (!root.test(body.subarray(0, BEGINNING).toString('utf8'))) {
            throw new Error(
              `What came is no answer of EC2 to ${action}: a proxy or a login page may stand in between`,
            );
          }
          response.body = body;
        }
        return result;
      },
    // Next to the wire: before the SDK reads what came.
    { name: 'answersOnly', step: 'deserialize', priority: 'low' },
  );
  return client;
}

async function readWhole(body: Readable, action: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let read = 0;
  // Leaving the loop early ends the transfer.
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    read += bytes.byteLength;
    if (read > MOST_BYTES) {
      throw new Error(
        `What came for ${action} has no end, as no answer of EC2 has: a proxy may stand in between`,
      );
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
