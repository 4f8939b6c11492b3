import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';

export const USERS = 50;
const TEAMS = 20;

/** Groups that own things of the estate, and the people who ask. */
export function writeOrganisation(folder) {
  const entity = (kind, name, spec) =>
    JSON.stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name },
      spec,
    });
  const file = join(folder, 'organisation.yaml');
  writeFileSync(
    file,
    [
      ...Array.from({ length: TEAMS }, (_, index) =>
        entity('Group', `team-${index}`, { type: 'team', children: [] }),
      ),
      ...Array.from({ length: USERS }, (_, index) =>
        entity('User', `person-${index}`, { memberOf: ['team-0'] }),
      ),
    ].join('\n---\n'),
  );
  return file;
}

/** One connection for each person, as browsers have. */
export function personWith(token) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = url =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const sent = request(
        url,
        { agent, headers: { authorization: `Bearer ${token}` } },
        response => {
          const parts = [];
          response.on('data', part => parts.push(part));
          response.on('end', () => {
            const took = performance.now() - began;
            const text = Buffer.concat(parts).toString();
            const body = response.statusCode === 200 && JSON.parse(text);
            // What is told is an answer only when nothing is missing of it.
            if (!body || body.errors.length > 0) {
              reject(new Error(`${response.statusCode} of ${url}: ${text}`));
            } else {
              resolve({ took, body });
            }
          });
        },
      )
        .on('error', error => {
          // The server has closed a connection that nobody used for a while.
          if (sent.reusedSocket && error.code === 'ECONNRESET') {
            resolve(ask(url));
          } else {
            reject(error);
          }
        })
        .end();
    });
  return ask;
}
