// Writes src/schema/providerSchemas.json from the installed provider packages:
//   yarn rebuild-schemas
// Run it after changing a provider package or the parser; a test compares.
import { writeFileSync } from 'fs';
import { join } from 'path';
import { packSchemas } from '../src/schema/packSchemas';

const root = join(__dirname, '..');
const packed = packSchemas(root);
writeFileSync(
  join(root, 'src/schema/providerSchemas.json'),
  `${JSON.stringify(packed, null, 2)}\n`,
);
for (const [name, { types, gzip }] of Object.entries(packed)) {
  process.stdout.write(`${name}: ${types} types, ${gzip.length} characters\n`);
}
