// Writes src/lakehouse/notebooks.json from notebooks/*.py, so that they go with the
// package wherever it is bundled:
//   yarn rebuild-notebooks
// Run it after changing a notebook; a test compares.
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

const root = join(__dirname, '..');
const notebooks = Object.fromEntries(
  readdirSync(join(root, 'notebooks'))
    .filter(file => file.endsWith('.py'))
    .sort()
    .map(file => [
      file.replace(/\.py$/, ''),
      readFileSync(join(root, 'notebooks', file), 'utf8'),
    ]),
);
writeFileSync(
  join(root, 'src/lakehouse/notebooks.json'),
  `${JSON.stringify(notebooks, null, 2)}\n`,
);
process.stdout.write(`${Object.keys(notebooks).join(', ')}\n`);
