import { parseProject } from '@lakeport/project';
import { stringify } from 'yaml';
import { projectFileText } from '../__testUtils__/projectFileText';
import { declaredSharedTargets } from './declaredSharedTargets';

const environment = (region: string, cidr: string, approvals?: object) => ({
  awsAccountId: '100000000002',
  region,
  securityProfile: 'development',
  network: { cidr, availabilityZones: [`${region}a`, `${region}b`] },
  ...(approvals && { approvals }),
});

function targetsOf(spec: object) {
  const parsed = parseProject(
    stringify({
      apiVersion: 'lakeport.dev/v1alpha1',
      kind: 'Project',
      metadata: { name: 'retail', owner: 'group:default/retail-data' },
      spec: {
        databricks: { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a' },
        aws: {
          adminAccountId: '100000000001',
          adminRole: 'TerraformAdminRole',
          childRole: 'TerraformChildRole',
          state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
        },
        environments: {
          online: environment('us-east-1', '10.32.0.0/20', {
            reviewers: ['group:default/ops', 'user:default/jane'],
            waitMinutes: 5,
          }),
          recovery: environment('us-west-2', '10.48.0.0/20', {
            reviewers: ['group:default/ops'],
            waitMinutes: 30,
          }),
          dev: environment('us-east-1', '10.64.0.0/20', {
            reviewers: ['user:default/joe'],
          }),
        },
        ...spec,
      },
    }),
  );
  if (!parsed.valid) {
    throw new Error(JSON.stringify(parsed.problems));
  }
  return declaredSharedTargets(parsed.project);
}

describe('declaredSharedTargets', () => {
  it('are approved by whoever approves what they join', () => {
    const approved = {
      reviewers: ['group:default/ops', 'user:default/jane'],
      waitMinutes: 30,
    };
    expect(
      targetsOf({
        connectivity: { mode: 'peering', members: ['online', 'recovery'] },
        regions: { primary: 'online', secondaries: ['recovery'] },
      }),
    ).toEqual([
      { name: 'connectivity', ...approved },
      { name: 'regions', ...approved },
    ]);
  });

  it('join all environments where the file names no members', () => {
    const [{ reviewers }] = targetsOf({ connectivity: {} });
    expect(reviewers).toContain('user:default/joe');
  });

  it('are none without connectivity and regions', () => {
    const parsed = parseProject(projectFileText());
    expect(parsed.valid && declaredSharedTargets(parsed.project)).toEqual([]);
  });
});
