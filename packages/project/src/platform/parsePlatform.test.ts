import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parsePlatform } from './parsePlatform';

const EXAMPLE = readFileSync(
  resolve(__dirname, '../../../../examples/platform.lakeport.yaml'),
  'utf8',
);

describe('parsePlatform', () => {
  it('accepts the example whole', () => {
    const result = parsePlatform(EXAMPLE);
    expect(result.problems).toEqual([]);
    expect(result.valid && result.platform.spec.databricks).toEqual({
      accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
      pricingTier: 'ENTERPRISE',
      metastores: {
        'us-west-2': { mode: 'lookup' },
        'eu-west-1': { mode: 'create', owner: 'metastore-admins' },
      },
      groups: {
        existing: ['metastore-admins', 'platform-admins'],
        create: ['data-engineers'],
      },
      logDelivery: {
        audit: true,
        billableUsage: true,
        existing: { audit: 0, billableUsage: 0 },
      },
      networkConnectivity: {
        'us-west-2': { mode: 'create' },
        'eu-west-1': { mode: 'create' },
      },
    });
  });
});
