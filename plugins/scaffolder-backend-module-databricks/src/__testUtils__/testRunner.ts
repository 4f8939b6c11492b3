import {
  DefaultLakeportRunner,
  type LakeportRunner,
} from '@lakeport/backstage-plugin-databricks-node';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { StandInRunner } from './StandInRunner';

/** Where `node scripts/bundle.mjs` puts the bundled `lakeport`. */
export const bundledLakeport = resolve(
  __dirname,
  '../../../../packages/cli/dist/bin.cjs',
);

/** The bundled `lakeport` as `npm test` builds it, else a stand-in. */
export function testRunner(): LakeportRunner {
  return existsSync(bundledLakeport)
    ? new DefaultLakeportRunner({ path: bundledLakeport })
    : new StandInRunner();
}
