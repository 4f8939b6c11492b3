import { parseProject } from './parseProject';
import {
  isSharedTarget,
  sharedTargetMembers,
  sharedTargets,
} from './sharedTargets';

function projectOf(more: Readonly<Record<string, unknown>>) {
  const environment = (cidr: string, region: string) => ({
    awsAccountId: '100000000002',
    region,
    securityProfile: 'development',
    network: { cidr, availabilityZones: [`${region}a`, `${region}b`] },
  });
  const parsed = parseProject(
    JSON.stringify({
      apiVersion: 'lakeport.dev/v1alpha1',
      kind: 'Project',
      metadata: { name: 'retail', owner: 'group:default/retail' },
      spec: {
        databricks: { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a' },
        aws: {
          adminAccountId: '100000000001',
          adminRole: 'TerraformAdminRole',
          childRole: 'TerraformChildRole',
          state: { bucket: 'retail-terraform-tf-state', region: 'us-east-1' },
        },
        environments: {
          east: environment('10.0.0.0/22', 'us-east-1'),
          west: environment('10.0.4.0/22', 'us-west-2'),
          lab: environment('10.0.8.0/22', 'us-west-2'),
        },
        ...more,
      },
    }),
  );
  if (!parsed.valid) throw new Error(JSON.stringify(parsed.problems));
  return parsed.project;
}

describe('sharedTargets', () => {
  const both = projectOf({
    connectivity: {},
    regions: {
      primary: 'west',
      secondaries: ['east'],
      monitoring: { notify: ['ops@retail.example'] },
    },
  });

  it('are there where the file declares them, in the order of their apply', () => {
    expect(sharedTargets(projectOf({}))).toEqual([]);
    expect(sharedTargets(both)).toEqual(['connectivity', 'regions']);
    expect(isSharedTarget(both, 'regions')).toBe(true);
    expect(isSharedTarget(both, 'east')).toBe(false);
    expect(isSharedTarget(projectOf({}), 'regions')).toBe(false);
  });

  it('join what their part of the file names', () => {
    expect(sharedTargetMembers(both, 'connectivity')).toEqual([
      'east',
      'west',
      'lab',
    ]);
    expect(sharedTargetMembers(both, 'regions')).toEqual(['west', 'east']);
    expect(sharedTargetMembers(projectOf({}), 'connectivity')).toEqual([]);
    expect(sharedTargetMembers(projectOf({}), 'regions')).toEqual([]);
  });
});
