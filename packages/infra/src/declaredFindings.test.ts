import { declaredFindings, parseProject } from '@lakeport/project';
import { synthesize } from './synthesize';

const file = (environment: string) => `apiVersion: lakeport.dev/v1alpha1
kind: Project
metadata: { name: payments, owner: "group:default/payments-data" }
spec:
  databricks: { accountId: 0d26daa6-5e44-4c97-a497-ef015f91254a }
  aws:
    adminAccountId: "100000000001"
    adminRole: TerraformAdminRole
    childRole: TerraformChildRole
    state: { bucket: payments-terraform-tf-state, region: us-east-1 }
  environments:
    dev:
      awsAccountId: "100000000002"
      region: us-west-2
${environment}
`;
const NETWORK =
  '      network: { cidr: 10.0.0.0/22, availabilityZones: [us-west-2a, us-west-2b] }';

function stacksOf(...lines: string[]) {
  const parsed = parseProject(file(lines.join('\n')));
  if (!parsed.valid) {
    throw new Error(JSON.stringify(parsed.problems));
  }
  return synthesize(parsed.project);
}

const profile = (name: string) =>
  stacksOf(`      securityProfile: ${name}`, NETWORK);

const said = (before: string[], after: string[]) =>
  declaredFindings(stacksOf(...before), stacksOf(...after)).map(
    ({ rule, environment, stack, resource }) =>
      `${environment} ${stack} ${rule} ${resource}`,
  );

describe('declaredFindings of real stacks', () => {
  it('refuses nothing of what stays, and nothing of what is added', () => {
    const before = profile('development');
    expect(declaredFindings(before, before)).toEqual([]);
    expect(declaredFindings(before, profile('production-basic'))).toEqual([]);
  });

  it('says which key and which endpoints a lesser profile would take away', () => {
    const found = declaredFindings(
      profile('production-secure'),
      profile('development'),
    ).map(({ rule, resource }) => `${rule} ${resource}`);
    expect(found).toEqual([
      'plan.destroy-protected aws_kms_key.storage-key',
      'plan.privatelink-in-use aws_vpc_endpoint.endpoint-relay',
      'plan.privatelink-in-use aws_vpc_endpoint.endpoint-workspace',
      'plan.destroy-protected aws_s3_bucket_policy.root-bucket-policy',
    ]);
  });

  it('says that the workspace is on a network with another range', () => {
    const development = '      securityProfile: development';
    expect(
      said(
        [development, NETWORK],
        [development, NETWORK.replace('10.0.0.0/22', '10.0.4.0/22')],
      ),
    ).toEqual([
      'dev payments-dev-base plan.network-in-use aws_vpc.network-vpc',
    ]);
  });

  it('says which catalog goes with its data', () => {
    const development = '      securityProfile: development';
    const found = said(
      [development, NETWORK, '      catalogs: { sales: {}, extra: {} }'],
      [development, NETWORK, '      catalogs: { sales: {} }'],
    );
    expect(found.filter(line => line.includes('databricks_catalog'))).toEqual([
      'dev payments-dev-data plan.destroy-protected databricks_catalog.catalog-extra',
    ]);
    expect(found.join('\n')).not.toContain('sales');
  });
});
