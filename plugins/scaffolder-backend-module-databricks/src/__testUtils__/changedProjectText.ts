/** The file of project payments as its team wrote it: with comments and an order of its own. */
export const changedProjectText = `# Ours: ask in #payments before you change it.
apiVersion: lakeport.dev/v1alpha1
kind: Project
metadata:
  name: payments
  title: Payments lakehouse
  owner: group:default/payments-data
spec:
  repository: acme/payments
  databricks: { accountId: 0d26daa6-5e44-4c97-a497-ef015f91254a }
  aws:
    adminAccountId: "100000000001"
    adminRole: TerraformAdminRole
    childRole: TerraformChildRole
    state: { bucket: acme-terraform-tf-state, region: us-west-2 }
  environments:
    dev: # broken on Mondays
      awsAccountId: "100000000002"
      region: us-west-2
      securityProfile: development
      network: { cidr: 10.0.0.0/22, availabilityZones: [us-west-2a, us-west-2b] }
      workspace:
        admins: { groups: [platform-admins] }
      catalogs:
        payments_dev: # the first one
          default: true
          schemas: { raw: {} }
          grants:
            - { group: data-engineers, preset: engineer }
`;
