/**
 * Lakehouses on the real Terraform engine: everything that fills one and each way
 * to start its job, applied, planned again without a change, and destroyed with
 * nothing left.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { lakeport } from './lakeport.ts';

const LAKEHOUSES: Record<string, { environment: object; lakehouse: object }> = {
  'filled by all, started by EventBridge, with a key of the customer': {
    environment: { encryption: { storage: true } },
    lakehouse: {
      zones: {
        raw: { retentionDays: 400, transitionToGlacierDays: 90 },
        trusted: {},
        refined: {},
      },
      ingestion: {
        streams: {
          orders: { mode: 'on-demand', deliverTo: 'raw', bufferSeconds: 60 },
          clicks: { mode: 'provisioned', shards: 2, deliverTo: 'raw' },
        },
        batch: { into: 'raw' },
        onPremises: { cidrs: ['192.168.0.0/16'] },
      },
      orchestration: { trigger: 'eventbridge', notebook: 'builtin' },
    },
  },
  "in somebody else's bucket, started by files that arrive, on a cluster": {
    environment: {
      compute: {
        clusters: { etl: { singleNode: true, nodeType: 'm5d.large' } },
      },
    },
    lakehouse: {
      zones: {
        raw: { path: 's3://retail-lake/in', schema: 'landed' },
        silver: { path: 's3://retail-lake/silver' },
        gold: {},
      },
      ingestion: {
        streams: { orders: { mode: 'on-demand', deliverTo: 'raw' } },
      },
      orchestration: { trigger: 'file-arrival', cluster: 'etl' },
    },
  },
  'with files in every zone, started by the clock, with a notebook of the team':
    {
      environment: {},
      lakehouse: {
        zones: { first: {}, second: { format: 'files' }, third: {} },
        orchestration: {
          trigger: 'schedule',
          schedule: { cron: '0 0 3 * * ?', timeZone: 'Europe/Berlin' },
          notebook: '/Shared/retail/carry',
        },
      },
    },
};

function projectFile({ environment, lakehouse }: (typeof LAKEHOUSES)[string]) {
  return {
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: { name: 'retail', owner: 'group:default/retail-data' },
    spec: {
      databricks: { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a' },
      aws: {
        adminAccountId: '100000000001',
        adminRole: 'TerraformAdminRole',
        childRole: 'TerraformChildRole',
        state: { bucket: 'retail-terraform-tf-state', region: 'us-east-1' },
      },
      environments: {
        dev: {
          awsAccountId: '100000000011',
          region: 'us-east-1',
          securityProfile: 'development',
          network: {
            cidr: '10.32.0.0/20',
            availabilityZones: ['us-east-1a', 'us-east-1b'],
            endpointPolicies: true,
          },
          ...environment,
        },
      },
      lakehouse,
    },
  };
}

describe('a lakehouse', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-'));
  after(() => rmSync(folder, { recursive: true }));

  for (const [index, [what, declared]] of Object.entries(
    LAKEHOUSES,
  ).entries()) {
    it(`${what} rehearses`, async () => {
      const file = join(folder, `${index}.lakeport.yaml`);
      writeFileSync(file, JSON.stringify(projectFile(declared)));
      const { code, stdout, stderr } = await lakeport(
        'rehearse',
        file,
        '--json',
      );
      const lines = stdout.trim().split('\n');
      const failed = lines.filter(line => line.includes('"status":"failed"'));
      assert.equal(code, 0, failed.join('\n') + stderr);
      const steps = lines.map(line => JSON.parse(line));
      for (const { step, stack, summary } of steps) {
        if (step === 'replan') {
          assert.deepEqual(
            { stack, ...summary },
            { stack, add: 0, change: 0, replace: 0, destroy: 0 },
          );
        }
      }
      const end = steps.at(-1);
      assert.equal(end.failures, 0);
      assert.equal(end.objectsLeft, 0);
    });
  }
});
