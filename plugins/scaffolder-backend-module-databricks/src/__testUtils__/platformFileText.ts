/** The text of a platform file as a person wrote it. */
export function platformFileText(
  options: { pools?: string[]; projects?: string } = {},
): string {
  const { pools = ['10.0.0.0/12'], projects = '  projects: {}\n' } = options;
  return `# The platform of Acme: ask #data-platform.
apiVersion: lakeport.dev/v1alpha1
kind: Platform
metadata:
  name: acme
  owner: group:default/data-platform
spec:
  databricks:
    accountId: 0d26daa6-5e44-4c97-a497-ef015f91254a
    pricingTier: ENTERPRISE
  aws:
    adminAccountId: "100000000001"
    adminRole: TerraformAdminRole
    childRole: TerraformChildRole
    state: { bucket: acme-terraform-tf-state, region: us-east-1 }
  github:
    organization: acme
    repository: platform
  addressPools:
    us-west-2: [${pools.join(', ')}] # given by the network team
${projects}`;
}
