import { Readable } from 'node:stream';
import type { EC2Client } from '@aws-sdk/client-ec2';

/** So much of an answer tells what it is. */
const BEGINNING = 1_000;

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
          const body = Buffer.concat(await response.body.toArray());
          const action = commandName.replace(/Command$/, '');
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
