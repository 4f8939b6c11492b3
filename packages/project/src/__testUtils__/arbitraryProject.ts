import fc from 'fast-check';
import { privileges } from '../data/privileges';
import { regions } from '../data/regions';
import type { ProjectInput } from '../Project';
import { fields } from '../schema/fields';

type Environment = ProjectInput['spec']['environments'][string];

const shortName = fc
  .stringMatching(/^[a-z0-9][a-z0-9-]{0,17}[a-z0-9]$/)
  // Buckets must not start like this, and they are called after the project.
  .filter(name => !/^(xn--|sthree-|amzn-s3-demo-)/.test(name));
const accountId = fc.stringMatching(/^\d{12}$/);
const unityName = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
const groupName = fc.stringMatching(
  /^[A-Za-z0-9äß][A-Za-z0-9 ._'":#-]{0,20}[a-z]$/,
);
const email = fc.stringMatching(
  /^[a-z0-9+.]{1,10}@[a-z0-9]{1,10}\.[a-z]{2,5}$/,
);
const line = fc
  .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
  // A title is the narrower of the two: no separators or marks of direction.
  .filter(words => fields.title.safeParse(words).success);
const text = fc
  .array(line, { minLength: 1, maxLength: 5 })
  .map(lines => lines.join('\n'));

const grants = fc.uniqueArray(
  fc.oneof(
    fc.record({
      group: groupName,
      preset: fc.constantFrom(
        'reader' as const,
        'engineer' as const,
        'owner' as const,
      ),
    }),
    fc.record({
      group: groupName,
      privileges: fc.uniqueArray(fc.constantFrom(...privileges), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  ),
  { selector: grant => grant.group, maxLength: 3 },
);
const schema = fc.record(
  {
    volumes: fc.dictionary(
      unityName,
      fc.record(
        { type: fc.constantFrom('managed' as const, 'external' as const) },
        { requiredKeys: [] },
      ),
      { maxKeys: 3 },
    ),
  },
  { requiredKeys: [] },
);

const principals = fc.record(
  {
    groups: fc.uniqueArray(groupName, { maxLength: 3 }),
    users: fc.uniqueArray(email, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

/** An environment whose range and catalogs are told apart from others' by its number. */
function environment(number: number): fc.Arbitrary<Environment> {
  return fc
    .record({
      region: fc.constantFrom(...Object.keys(regions)),
      prefix: fc.integer({ min: 16, max: 24 }),
      third: fc.integer({ min: 0, max: 255 }),
      threeZones: fc.boolean(),
    })
    .chain(({ region, prefix, third, threeZones }) => {
      const zones = regions[region].zones.map(letter => `${region}${letter}`);
      const size = 2 ** (24 - prefix);
      const count = threeZones && prefix < 24 ? 3 : 2;
      return fc.record<Environment>(
        {
          awsAccountId: accountId,
          region: fc.constant(region),
          securityProfile: fc.constant('development' as const),
          deletionProtection: fc.boolean(),
          network: fc.record(
            {
              cidr: fc.constant(
                `10.${number}.${Math.floor(third / size) * size}.0/${prefix}`,
              ),
              availabilityZones: fc.shuffledSubarray(zones, {
                minLength: count,
                maxLength: count,
              }),
              egress: fc.constantFrom(
                'nat-per-az' as const,
                'single-nat' as const,
              ),
              flowLogs: fc.boolean(),
            },
            { requiredKeys: ['cidr', 'availabilityZones'] },
          ),
          workspace: fc.oneof(
            fc.record({ admins: principals }),
            fc.record({ users: principals }),
          ),
          catalogs: fc
            .dictionary(
              unityName.map(name => `c${number}_${name}`),
              fc.record(
                {
                  schemas: fc.dictionary(
                    unityName.filter(name => name !== 'information_schema'),
                    schema,
                    { maxKeys: 3 },
                  ),
                  grants,
                },
                { requiredKeys: [] },
              ),
              { maxKeys: 2 },
            )
            .map(catalogs =>
              Object.fromEntries(
                Object.entries(catalogs).map(([name, catalog], index) => [
                  name,
                  { default: index === 0, ...catalog },
                ]),
              ),
            ),
        },
        {
          requiredKeys: [
            'awsAccountId',
            'region',
            'securityProfile',
            'network',
          ],
        },
      );
    });
}

/** Any valid project file, with hostile texts wherever texts are free. */
export const arbitraryProject: fc.Arbitrary<ProjectInput> = fc
  .uniqueArray(
    shortName.filter(name => !name.endsWith('-plan')),
    { minLength: 1, maxLength: 3 },
  )
  .chain(names =>
    fc.record({
      apiVersion: fc.constant('lakeport.dev/v1alpha1' as const),
      kind: fc.constant('Project' as const),
      metadata: fc.record(
        {
          name: shortName,
          title: line,
          description: text,
          owner: fc.constantFrom('group:default/data', 'user:jane', 'team-a'),
        },
        { requiredKeys: ['name', 'owner'] },
      ),
      spec: fc.record(
        {
          repository: fc.constant('acme/payments-lakehouse'),
          databricks: fc.record(
            {
              accountId: fc.uuid(),
              metastores: fc.dictionary(
                fc.constantFrom(...Object.keys(regions)),
                fc.oneof(
                  fc.constant({}),
                  fc.record({ existing: fc.uuid() }),
                  fc.record({
                    create: fc.constant(true as const),
                    owner: groupName,
                  }),
                ),
                { maxKeys: 2 },
              ),
            },
            { requiredKeys: ['accountId'] },
          ),
          aws: fc.record(
            {
              adminAccountId: accountId,
              adminRole: fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,64}$/),
              childRole: fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,64}$/),
              state: fc.record({
                bucket: fc
                  .stringMatching(/^[b-r][a-z0-9-]{1,40}[a-z0]$/)
                  .filter(name => !name.endsWith('alias')),
                region: fc.constantFrom('us-east-1', 'eu-south-1'),
              }),
              tags: fc.dictionary(
                fc.stringMatching(
                  /^[b-z][a-z0-9]{0,10}-[a-z0-9.:/=+@ _-]{0,20}$/,
                ),
                fc.stringMatching(/^[A-Za-z0-9äöü .:/=+@_-]{0,40}$/),
                { maxKeys: 4 },
              ),
            },
            {
              requiredKeys: [
                'adminAccountId',
                'adminRole',
                'childRole',
                'state',
              ],
            },
          ),
          environments: fc
            .tuple(...names.map((_, index) => environment(index)))
            .map(environments =>
              Object.fromEntries(
                names.map((name, index) => [name, environments[index]]),
              ),
            ),
        },
        { requiredKeys: ['databricks', 'aws', 'environments'] },
      ),
    }),
  );
