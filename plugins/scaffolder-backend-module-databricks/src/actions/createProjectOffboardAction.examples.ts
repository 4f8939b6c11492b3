import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        id: 'offboard',
        name: 'Take it off the platform',
        action: 'databricks:project:offboard',
        input,
      },
    ],
  });

export const examples = [
  {
    description: 'Take an environment that was destroyed off its platform',
    example: step({
      platform: 'system:default/acme',
      project: 'payments',
      environment: 'dev',
      waitFor: 'applied',
    }),
  },
  {
    description: 'Take a whole project off, and go on when it is proposed',
    example: step({
      platform: 'system:default/acme',
      project: 'payments',
      entityRef: 'system:data/payments',
      waitFor: 'opened',
    }),
  },
  {
    description:
      'Withdraw the onboarding request that a step before has opened',
    example: step({
      platform: 'system:default/acme',
      project: 'payments',
      withdraw: true,
      number: 12,
    }),
  },
];
