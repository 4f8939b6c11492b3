/** The project of `platformFile`, as its own repository has it. */
export function platformProjectFile({
  sleep = '',
  repository = 'acme/payments-lakehouse',
  bucket = 'acme-terraform-tf-state',
  workflows = 'acme/lakehouse-platform',
} = {}): string {
  const environment = (account: string, cidr: string) => `
      awsAccountId: "${account}"
      region: us-west-2
      securityProfile: development
      network: { cidr: ${cidr}, availabilityZones: [us-west-2a, us-west-2b] }${
    sleep && `\n      sleep: ${sleep}`
  }`;
  return `apiVersion: lakeport.dev/v1alpha1
kind: Project
metadata: { name: payments, owner: "group:default/payments-data" }
spec:
  platform: acme
  repository: ${repository}
  databricks: { accountId: 0d26daa6-5e44-4c97-a497-ef015f91254a }
  aws:
    adminAccountId: "100000000001"
    adminRole: TerraformAdminRole
    childRole: TerraformChildRole
    state: { bucket: ${bucket}, region: us-east-1 }
  github: { workflows: ${workflows} }
  environments:
    dev:${environment('100000000002', '10.0.0.0/22')}
    prod:${environment('100000000003', '10.0.4.0/22')}
`;
}
