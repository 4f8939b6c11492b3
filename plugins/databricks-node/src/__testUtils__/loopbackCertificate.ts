import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../__fixtures__');
const file = join(folder, 'loopback-certificate.pem');

/** A certificate of a CA that no machine knows, for 127.0.0.1, and where it is. */
export const loopbackCertificate = {
  file,
  cert: readFileSync(file, 'utf8'),
  key: readFileSync(join(folder, 'loopback-key.pem'), 'utf8'),
};
