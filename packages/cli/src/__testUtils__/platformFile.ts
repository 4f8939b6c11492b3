/** A platform with one project of two environments, or with other projects. */
export function platformFile(
  projects = `    payments:
      repository: acme/payments-lakehouse
      owner: group:default/payments-data
      environments:
        dev: { awsAccountId: "100000000002", region: us-west-2, cidr: 10.0.0.0/22 }
        prod: { awsAccountId: "100000000003", region: us-west-2, cidr: 10.0.4.0/22 }
`,
  github = '{ organization: acme, repository: lakehouse-platform }',
): string {
  return `apiVersion: lakeport.dev/v1alpha1
kind: Platform
metadata: { name: acme, owner: "group:default/data-platform" }
spec:
  databricks: { accountId: 0d26daa6-5e44-4c97-a497-ef015f91254a }
  aws:
    adminAccountId: "100000000001"
    adminRole: TerraformAdminRole
    childRole: TerraformChildRole
    state: { bucket: acme-terraform-tf-state, region: us-east-1 }
  github: ${github}
  addressPools: { us-west-2: [10.0.0.0/12] }
  projects:${projects ? `\n${projects}` : ' {}\n'}`;
}
