/** Where all projects of the proof are. */
export const REGION = 'us-west-2';

/** A platform without projects, and room for four environments in its pool. */
export const PLATFORM = `# Owned by the platform team.
apiVersion: lakeport.dev/v1alpha1
kind: Platform
metadata: { name: acme, owner: 'group:default/data-platform' }
spec:
  databricks:
    accountId: 0d26daa6-5e44-4c97-a497-ef015f91254a
    pricingTier: ENTERPRISE
    metastores: { ${REGION}: { create: true, owner: metastore-admins } }
    groups:
      existing: [metastore-admins, platform-admins]
      create: [data-engineers]
    logDelivery: { audit: true, billableUsage: true }
    networkConnectivity: { ${REGION}: {} }
  aws:
    adminAccountId: '100000000001'
    adminRole: TerraformAdminRole
    childRole: TerraformChildRole
    state: { bucket: acme-terraform-tf-state, region: us-east-1 }
  github: { organization: acme, repository: lakehouse-platform, runsOn: ubuntu-24.04 }
  addressPools: { ${REGION}: [10.0.0.0/20] }
  projects: {} # pull requests from the portal add them
`;

/** What `lakeport facts` prints, as far as a project file copies it. */
export interface Facts {
  platform: string;
  repository: string;
  databricks: object;
  aws: object;
  github: object;
  environments: Record<
    string,
    { awsAccountId: string; region: string; cidr?: string }
  >;
}

/** The file of a project that was onboarded, with the platform's facts in it. */
export function projectFile(
  project: string,
  facts: Facts,
  profiles: Readonly<Record<string, string>>,
): string {
  const { platform, repository, databricks, aws, github, environments } = facts;
  return JSON.stringify({
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: { name: project, owner: `group:default/${project}-data` },
    spec: {
      platform,
      repository,
      databricks,
      aws,
      github,
      environments: Object.fromEntries(
        Object.entries(environments).map(
          ([name, { awsAccountId, region, cidr }]) => [
            name,
            {
              awsAccountId,
              region,
              securityProfile: profiles[name],
              network: {
                cidr,
                availabilityZones: [`${region}a`, `${region}b`],
              },
              serverless: { networkConnectivity: true },
              workspace: {
                admins: { groups: ['platform-admins'] },
                users: { groups: ['data-engineers'] },
              },
            },
          ],
        ),
      ),
    },
  });
}
