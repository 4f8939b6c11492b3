import { parseProject } from '@lakeport/project';
import { declaredBetween } from './declaredBetween';

function projectOf(more: Readonly<Record<string, unknown>>) {
  const environment = (account: string, cidr: string, approvals: object) => ({
    awsAccountId: account,
    region: 'us-west-2',
    securityProfile: 'development',
    network: { cidr, availabilityZones: ['us-west-2a', 'us-west-2b'] },
    approvals,
  });
  const result = parseProject(
    JSON.stringify({
      apiVersion: 'lakeport.dev/v1alpha1',
      kind: 'Project',
      metadata: { name: 'payments', owner: 'group:default/payments-data' },
      spec: {
        databricks: { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a' },
        aws: {
          adminAccountId: '100000000001',
          adminRole: 'TerraformAdminRole',
          childRole: 'TerraformChildRole',
          state: { bucket: 'payments-terraform-tf-state', region: 'us-east-1' },
        },
        environments: {
          dev: environment('100000000002', '10.0.0.0/22', {
            reviewers: ['group:default/payments-data'],
          }),
          prod: environment('100000000003', '10.0.4.0/22', {
            reviewers: ['group:default/payments-data', 'user:default/ann'],
            waitMinutes: 30,
          }),
        },
        ...more,
      },
    }),
  );
  if (!result.valid) {
    throw new Error(JSON.stringify(result.problems));
  }
  return result.project;
}

describe('declaredBetween', () => {
  it('is approved by all who approve what it joins, after the longest wait', () => {
    expect(declaredBetween(projectOf({ connectivity: {} }))).toEqual([
      {
        name: 'connectivity',
        entityName: 'payments-connectivity',
        members: ['dev', 'prod'],
        reviewers: ['group:default/payments-data', 'user:default/ann'],
        waitMinutes: 30,
      },
    ]);
  });

  it('is nothing where there is nothing between', () => {
    expect(declaredBetween(projectOf({}))).toEqual([]);
  });

  it('is the same on a platform', () => {
    const project = projectOf({ connectivity: {} });

    expect(
      declaredBetween({
        ...project,
        spec: { ...project.spec, platform: 'acme' },
      }),
    ).toEqual(declaredBetween(project));
  });
});
