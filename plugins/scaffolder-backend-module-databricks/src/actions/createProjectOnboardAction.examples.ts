import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        id: 'onboard',
        name: 'Onboard the project',
        action: 'databricks:project:onboard',
        input,
      },
    ],
  });

const project = {
  platform: 'system:default/acme',
  project: 'payments',
  repository: 'acme/payments-lakehouse',
  owner: 'group:default/payments-data',
};

export const examples = [
  {
    description:
      'Ask for addresses and go on with what the platform decides, before anything is reviewed',
    example: step({
      ...project,
      environments: [
        {
          name: 'dev',
          awsAccountId: '100000000002',
          region: 'us-west-2',
          prefix: 22,
        },
      ],
      waitFor: 'opened',
    }),
  },
  {
    description:
      'Wait until the platform has made the roles, and tell the repository of them',
    example: step({
      ...project,
      environments: [
        {
          name: 'dev',
          awsAccountId: '100000000002',
          region: 'us-west-2',
          cidr: '10.0.0.0/22',
        },
        {
          name: 'prod',
          awsAccountId: '100000000003',
          region: 'us-west-2',
          network: false,
        },
      ],
      waitFor: 'applied',
      timeoutMinutes: 120,
    }),
  },
];
