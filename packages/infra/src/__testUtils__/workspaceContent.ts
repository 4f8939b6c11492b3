import fc from 'fast-check';
import { groups } from './names';

const nothing = fc.constant({});
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof(nothing, value);

/** Compute that lives in the customer's account, and who may use it. */
export const classicCompute = maybe(
  fc
    .record({
      groups,
      size: fc.constantFrom(
        { singleNode: true },
        { workers: 2 },
        { autoscale: { min: 1, max: 4 } },
      ),
      host: fc.constantFrom({ nodeType: 'm5d.large' }, { pool: 'warm' }),
      policy: fc.constantFrom({}, { policy: 'small-jobs' }),
      libraries: fc.constantFrom(
        {},
        {
          libraries: {
            pypi: ['pandas==2.2.3'],
            maven: ['com.databricks:spark-xml_2.12:0.18.0'],
          },
        },
      ),
      availability: fc.constantFrom('SPOT', 'ON_DEMAND'),
    })
    .map(({ availability, groups: users, host, libraries, policy, size }) => ({
      policies: {
        'small-jobs': {
          maxDbusPerHour: 10,
          nodeTypes: ['m5d.large', 'm5d.xlarge'],
          groups: users,
        },
        open: {},
      },
      pools: { warm: { nodeType: 'm5d.large', availability, groups: users } },
      clusters: {
        exploration: {
          ...size,
          ...host,
          ...policy,
          ...libraries,
          groups: users,
        },
      },
    })),
);

/** Warehouses, which a workspace with serverless compute only has as well. */
export const warehouses = maybe(
  fc.record({
    warehouses: fc.record({
      default: fc.record({
        size: fc.constantFrom('2X-Small', 'Large'),
        autoStopMinutes: fc.constantFrom(0, 10),
        maxClusters: fc.constantFrom(1, 3),
        groups,
      }),
    }),
  }),
);

/** Notebooks, Git folders, jobs and who they run as; sources may hold anything. */
export const content = maybe(
  fc
    .record({
      groups,
      source: fc.oneof(
        fc.constant('print("${aws_vpc.x.id} %{ if true } $${escaped}")'),
        fc.stringMatching(/^[ -~]{0,40}$/),
      ),
      parameter: fc.constantFrom('x', '{{job.id}}', '${aws_vpc.x.id}'),
      runAs: fc.constantFrom({}, { runAs: 'loader' }),
      principal: fc.constantFrom(
        {},
        { admin: true, secret: { rotateDays: 90 } },
        {
          federation: {
            issuer: 'https://token.actions.githubusercontent.com',
            audiences: ['acme'],
            subject: 'repo:acme/payments-lakehouse:environment:prod',
          },
        },
      ),
    })
    .map(drawn => ({
      notebooks: {
        welcome: {
          path: '/Shared/samples/welcome',
          language: 'PYTHON',
          content: drawn.source,
        },
      },
      gitFolders: {
        samples: {
          url: 'https://github.com/acme/payments-notebooks',
          branch: 'main',
          groups: drawn.groups,
        },
      },
      servicePrincipals: { loader: drawn.principal },
      jobs: {
        nightly: {
          ...drawn.runAs,
          groups: drawn.groups,
          schedule: { cron: '0 0 6 * * ?', timeZone: 'Europe/Berlin' },
          tasks: {
            load: {
              notebook: { name: 'welcome' },
              parameters: { input: drawn.parameter },
            },
            report: {
              notebook: { gitFolder: 'samples', path: 'report' },
              dependsOn: ['load'],
            },
          },
        },
      },
    })),
);
