/** What a test says about its project beside the usual. */
export interface ProjectFileOptions {
  /** Lines under `spec`. */
  readonly spec?: string;
  /** Lines under `spec.databricks`. */
  readonly databricks?: string;
  /** Lines under `spec.environments.dev`. */
  readonly dev?: string;
  /** What is added to the network. */
  readonly network?: string;
  readonly zones?: readonly string[];
  /** What stands in the place of the network: none if empty. */
  readonly networkInstead?: string;
}

/**
 * The text of a project file: project `payments` with the environment `dev` in
 * us-west-2, 10.0.0.0/22.
 */
export function projectFile(options: ProjectFileOptions = {}): string {
  const zones = options.zones ?? ['us-west-2a', 'us-west-2b'];
  const at = (indent: number, lines = '') =>
    lines
      .split('\n')
      .filter(line => line.trim())
      .map(line => ' '.repeat(indent) + line)
      .join('\n');
  const network = `network:
  cidr: 10.0.0.0/22
  availabilityZones: [${zones.join(', ')}]
${at(2, options.network)}`;
  return `
apiVersion: lakeport.dev/v1alpha1
kind: Project
metadata: { name: payments, owner: "group:default/payments-data" }
spec:
${at(2, options.spec)}
  databricks:
    accountId: 0d26daa6-5e44-4c97-a497-ef015f91254a
${at(4, options.databricks)}
  aws:
    adminAccountId: "100000000001"
    adminRole: TerraformAdminRole
    childRole: TerraformChildRole
    state: { bucket: acme-terraform-tf-state, region: us-east-1 }
    tags: { cost-center: "4711" }
  environments:
    dev:
      awsAccountId: "100000000002"
      region: us-west-2
      securityProfile: development
${at(6, options.networkInstead ?? network)}
${at(6, options.dev)}
`;
}
