import { parsePlatform, Platform } from '@lakeport/project';
import fc from 'fast-check';
import { platformFile } from './platformFile';

const name = fc.stringMatching(/^[a-z][a-z0-9]{1,5}(-[a-z0-9]{1,4})?$/);
const region = fc.constantFrom('us-west-2', 'eu-west-1');
const group = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,12}[A-Za-z0-9]$/),
  fc.constantFrom('a ${aws_vpc.x.id} group', '%{ if true }group', 'toString'),
);

const environments = fc.dictionary(name, fc.record({ region }), {
  minKeys: 1,
  maxKeys: 3,
});
/** Whether regions join all environments, or the first two, where there are as many. */
const regions = fc.constantFrom(undefined, 'all', 'two');

/** Checked platforms of all shapes, each environment in an account of its own. */
export const platforms: fc.Arbitrary<Platform> = fc
  .record({
    groups: fc.uniqueArray(group, { maxLength: 4 }),
    created: fc.nat(4),
    metastore: fc.boolean(),
    networkConnectivity: fc.constantFrom(
      {},
      { 'us-west-2': {} },
      { 'eu-west-1': { existing: '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22' } },
    ),
    logDelivery: fc.record({
      audit: fc.boolean(),
      billableUsage: fc.boolean(),
    }),
    host: fc.constantFrom('github.com', 'acme.ghe.com', 'github.acme.example'),
    projects: fc.dictionary(name, environments, { maxKeys: 4 }),
    regions,
  })
  .map(({ created, groups, host, logDelivery, metastore, ...rest }) => {
    let account = 100_000_000_001;
    const create = groups.slice(0, created);
    return platformFile({
      databricks: {
        groups: { create, existing: groups.slice(created) },
        logDelivery,
        networkConnectivity: rest.networkConnectivity,
        metastores:
          metastore && create.length > 0
            ? { 'us-west-2': { create: true, owner: create[0] } }
            : {},
      },
      github: { host },
      projects: Object.fromEntries(
        Object.entries(rest.projects).map(([project, declared]) => [
          project,
          {
            repository: `acme/${project}-lakehouse`,
            owner: 'group:default/data',
            environments: Object.fromEntries(
              Object.entries(declared).map(([environment, one]) => [
                environment,
                { ...one, awsAccountId: String((account += 1)) },
              ]),
            ),
            ...(rest.regions &&
              Object.keys(declared).length > 1 && {
                regions:
                  rest.regions === 'all'
                    ? {}
                    : { members: Object.keys(declared).slice(0, 2) },
              }),
          },
        ]),
      ),
    });
  })
  .map(text => parsePlatform(text))
  .filter(result => result.valid)
  .map(result => {
    if (!result.valid) {
      throw new Error('an invalid platform passed the filter');
    }
    return result.platform;
  });
