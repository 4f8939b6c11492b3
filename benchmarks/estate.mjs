/**
 * What reading a large estate costs: entities of all of it beside a client that
 * does one thing after the other, and pages of Unity Catalog for many people at
 * once. See README.md beside this file.
 *
 *     node scripts/toolchain.mjs exec node benchmarks/estate.mjs [--only reading|entities] [--level NAME]... [--warmed] [--small]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPortal } from './estate/startPortal.mjs';
import { measureEntities } from './estate/measureEntities.mjs';
import { measureReading } from './estate/measureReading.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    /** Of those that are read; all when left out. */
    level: { type: 'string', multiple: true },
    /** Reading is measured with the warm-up alone. */
    warmed: { type: 'boolean', default: false },
    small: { type: 'boolean', default: false },
  },
});
const size = values.small
  ? { workspaces: 8, catalogs: 40, schemas: 200, tables: 2_000, vpcs: 4 }
  : {};
const folder = mkdtempSync(join(os.tmpdir(), 'lakeport-estate-'));
const say = text => process.stdout.write(`${text}\n`);

try {
  await buildPortal();
  say(
    `${os.cpus()[0].model.trim()}, ${os.cpus().length} processors, load ${os
      .loadavg()[0]
      .toFixed(1)}, Node ${process.versions.node}\n`,
  );
  if (values.only !== 'reading') {
    await measureEntities({ folder, size, say, small: values.small });
  }
  if (values.only !== 'entities') {
    await measureReading({
      folder,
      size,
      say,
      small: values.small,
      levels: values.level,
      unwarmed: !values.warmed,
    });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
