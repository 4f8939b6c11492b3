/**
 * A project of two lakehouses in AWS accounts of their own, whose networks are
 * connected by peering.
 */
export function connectedFile(): string {
  return `apiVersion: lakeport.dev/v1alpha1
kind: Project
metadata: { name: retail, owner: "group:default/retail" }
spec:
  databricks: { accountId: 0d26daa6-5e44-4c97-a497-ef015f91254a }
  aws:
    adminAccountId: "100000000001"
    adminRole: TerraformAdminRole
    childRole: TerraformChildRole
    state: { bucket: retail-terraform-tf-state, region: us-east-1 }
  environments:
    stores: { awsAccountId: "100000000011", region: us-east-1, securityProfile: development, network: { cidr: 10.32.0.0/20, availabilityZones: [us-east-1a, us-east-1b] } }
    online: { awsAccountId: "100000000012", region: us-east-1, securityProfile: development, network: { cidr: 10.32.16.0/20, availabilityZones: [us-east-1a, us-east-1b] } }
  lakehouse:
    zones: { raw: {}, refined: {} }
    ingestion:
      streams: { orders: { mode: on-demand, deliverTo: raw } }
  connectivity: { mode: peering, members: [stores, online] }
`;
}
