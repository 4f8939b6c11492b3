import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformJson } from '../TerraformJson';

function read(name: string): Record<string, TerraformJson> {
  return JSON.parse(readFileSync(join(__dirname, name), 'utf8'));
}

/**
 * What `lakeport synth` wrote for a project of two lakehouses in one region and a
 * recovery environment in another, each in an AWS account of its own, without the
 * resources that no topology is read from.
 *
 * @param mode - how their networks are connected
 */
export function lakehouseStacks(
  mode: 'transit-gateway' | 'peering' = 'transit-gateway',
): Record<string, TerraformJson> {
  return {
    ...read('lakehouse.json'),
    ...(mode === 'peering' && read('lakehousePeering.json')),
  };
}
