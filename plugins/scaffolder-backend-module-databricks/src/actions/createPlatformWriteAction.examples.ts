import { stringify } from 'yaml';

export const examples = [
  {
    description: 'Write the file of a platform',
    example: stringify({
      steps: [
        {
          id: 'platform',
          name: 'Write the platform file',
          action: 'databricks:platform:write',
          input: {
            metadata: { name: 'acme', owner: 'group:default/data-platform' },
            spec: {
              databricks: {
                accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
                pricingTier: 'ENTERPRISE',
              },
              aws: {
                adminAccountId: '100000000001',
                adminRole: 'TerraformAdminRole',
                childRole: 'TerraformChildRole',
                state: {
                  bucket: 'acme-terraform-tf-state',
                  region: 'us-east-1',
                },
              },
              github: {
                organization: 'acme',
                repository: 'lakehouse-platform',
              },
              addressPools: { 'us-west-2': ['10.0.0.0/12'] },
            },
          },
        },
      ],
    }),
  },
];
