import { parseProject, type Connectivity } from '@lakeport/project';
import { synthesize } from '@lakeport/infra';
import { rehearse } from '@lakeport/rehearsal';

jest.setTimeout(600_000);

/** Environments `[account, region]` whose networks are connected. */
function connected(
  places: ReadonlyArray<readonly [account: string, region: string]>,
  connectivity: Partial<Connectivity>,
) {
  const environments = Object.fromEntries(
    places.map(([account, region], index) => [
      `env${index}`,
      {
        awsAccountId: `10000000001${account}`,
        region,
        securityProfile: 'development',
        network: {
          cidr: `10.${index}.0.0/20`,
          availabilityZones: [`${region}a`, `${region}b`],
        },
      },
    ]),
  );
  const result = parseProject(
    JSON.stringify({
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
        environments,
        connectivity,
      },
    }),
  );
  if (!result.valid) {
    throw new Error(JSON.stringify(result.problems));
  }
  return synthesize(result.project, { inEmptyAccount: true });
}

/** Only networks and what joins them: the rest is rehearsed elsewhere. */
function networksOf({ manifest, stacks }: ReturnType<typeof synthesize>) {
  const order = manifest.order.filter(name =>
    ['base', 'connectivity'].includes(manifest.stacks[name].kind),
  );
  return {
    manifest: {
      ...manifest,
      order,
      stacks: Object.fromEntries(
        order.map(name => [name, manifest.stacks[name]]),
      ),
    },
    stacks: Object.fromEntries(order.map(name => [name, stacks[name]])),
  };
}

describe('connected networks, rehearsed', () => {
  it.each([
    [
      'two accounts that peer',
      [
        ['0', 'us-east-1'],
        ['1', 'us-east-1'],
      ],
      { mode: 'peering', networkAcls: true },
    ],
    [
      'peering in one account, and across regions',
      [
        ['0', 'us-east-1'],
        ['0', 'us-east-1'],
        ['0', 'us-west-2'],
      ],
      { mode: 'peering', networkAcls: false },
    ],
    [
      'four networks on transit gateways in two regions',
      [
        ['0', 'us-east-1'],
        ['1', 'us-east-1'],
        ['2', 'us-west-2'],
        ['0', 'us-west-2'],
      ],
      { mode: 'transit-gateway', networkAcls: true },
    ],
    [
      'accounts that accept an invitation',
      [
        ['0', 'us-east-1'],
        ['1', 'us-east-1'],
      ],
      { mode: 'transit-gateway', networkAcls: false, sharing: 'invitation' },
    ],
  ] satisfies Array<[string, Array<[string, string]>, Partial<Connectivity>]>)(
    '%s: applied, planned again clean, destroyed with nothing left',
    async (_, places, connectivity) => {
      const failed: unknown[] = [];
      const result = await rehearse({
        stacks: networksOf(connected(places, connectivity)),
        onEvent: event => {
          if (event.status === 'failed') failed.push(event);
        },
      });

      expect(failed).toEqual([]);
      expect(result).toMatchObject({ failures: 0, objectsLeft: 0 });
      expect(
        result.steps.filter(
          ({ stack, step }) =>
            stack === 'retail-connectivity' && step === 'replan',
        ),
      ).toMatchObject([{ status: 'succeeded' }]);
    },
  );
});
