import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        id: 'assess',
        name: 'See what it holds',
        action: 'databricks:environment:assess-retirement',
        input,
      },
    ],
  });

export const examples = [
  {
    description: 'Go on only when the environment holds no data',
    example: step({ entityRef: 'resource:default/payments-dev' }),
  },
  {
    description: 'Go on whatever it holds, because somebody typed its name',
    example: step({
      entityRef: 'resource:default/payments-dev',
      acceptDataLoss: 'payments-dev',
    }),
  },
];
