import fc from 'fast-check';
import { regions } from '../data/regions';
import { profileDefaults } from '../profileDefaults';
import type { ProjectInput } from '../Project';
import { arbitraryNames as names } from './arbitraryNames';

type Environment = ProjectInput['spec']['environments'][string];
type Classic = Pick<
  Environment,
  | 'network'
  | 'sleep'
  | 'privateLink'
  | 'encryption'
  | 'workspaceEncryption'
  | 'crossAccountPolicy'
  | 'rootBucketPolicy'
>;
type PrivateLink = NonNullable<Environment['privateLink']>;

interface Place {
  number: number;
  region: string;
  profile: Environment['securityProfile'];
  accountId: string;
}

function placed({ number, region }: Place) {
  return fc
    .record({
      prefix: fc.integer({ min: 16, max: 24 }),
      third: fc.integer({ min: 0, max: 255 }),
      threeZones: fc.boolean(),
    })
    .chain(({ prefix, third, threeZones }) => {
      const zones = regions[region].zones.map(letter => `${region}${letter}`);
      const size = 2 ** (24 - prefix);
      const count = threeZones && prefix < 24 ? 3 : 2;
      return fc.record(
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
            'isolated' as const,
          ),
        },
        { requiredKeys: ['cidr', 'availabilityZones'] },
      );
    });
}

function created(
  place: Place,
): fc.Arbitrary<NonNullable<Environment['network']>> {
  return fc
    .tuple(
      placed(place),
      fc.record(
        { flowLogs: fc.boolean(), endpointPolicies: fc.boolean() },
        { requiredKeys: [] },
      ),
      fc.option(
        fc.tuple(
          fc.integer({ min: 2, max: 9 }),
          placed(place),
          fc.constantFrom({}, { generation: 1 }),
        ),
      ),
    )
    .map(([where, rest, swap]) => ({
      ...where,
      ...rest,
      ...(swap
        ? { generation: swap[0], replaces: { ...swap[1], ...swap[2] } }
        : {}),
    }));
}

const existing = ({
  region,
  accountId,
}: Place): fc.Arbitrary<NonNullable<Environment['network']>> =>
  fc.record({
    existing: fc.record(
      {
        // A VPC belongs to one account and one region.
        vpcId: names
          .regionalId(region, 4)
          .map(id => `vpc-${accountId}${id.slice(-5)}`),
        subnetIds: fc.uniqueArray(names.resourceId('subnet'), {
          minLength: 2,
          maxLength: 3,
        }),
        securityGroupIds: fc.uniqueArray(names.resourceId('sg'), {
          minLength: 1,
          maxLength: 5,
        }),
        egress: fc.constantFrom('nat' as const, 'isolated' as const),
        endpoints: fc.subarray([
          's3' as const,
          'sts' as const,
          'kinesis-streams' as const,
        ]),
      },
      { requiredKeys: ['vpcId', 'subnetIds', 'securityGroupIds'] },
    ),
  });

const key = ({ region, accountId }: Place) =>
  fc.record({
    existing: fc
      .uuid()
      .map(id => `arn:aws:kms:${region}:${accountId}:key/${id}`),
    alias: names.kebab.map(name => `alias/${name}`),
  });

const sleep = fc.record(
  {
    asleep: fc.boolean(),
    schedule: fc.record({
      asleep: fc.constantFrom('0 20 * * 1-5', '*/30 22 * * *'),
      awake: fc.constantFrom('0 7 * * MON-FRI', '15 6 1,15 * *'),
      timeZone: names.timeZone,
    }),
    keepAddresses: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** PrivateLink as it may be said in a place with this network; undefined to say nothing. */
function privateLink(
  { region, profile }: Place,
  owned: boolean,
): fc.Arbitrary<PrivateLink | undefined> {
  if (!regions[region].privateLink) {
    return fc.constant(
      profileDefaults[profile].backEnd ? { backEnd: false } : undefined,
    );
  }
  return fc
    .record({
      said: fc.boolean(),
      backEnd: fc.boolean(),
      frontEnd: fc.boolean(),
      publicAccess: fc.boolean(),
      clientCidrs: fc.uniqueArray(names.range, { minLength: 1, maxLength: 2 }),
      settings: fc.oneof(
        fc.constantFrom(
          undefined,
          { level: 'account' as const },
          { level: 'endpoint' as const },
        ),
        fc.record({ existing: names.regionalId(region) }),
      ),
      registered: fc.boolean(),
      ids: fc.record({
        workspace: names.regionalId(region, 1),
        relay: names.regionalId(region, 2),
        frontEnd: names.regionalId(region, 3),
      }),
    })
    .map(dice => {
      const on = dice.backEnd || dice.frontEnd;
      const registered = on && (dice.registered || !owned);
      const byProfile = profileDefaults[profile].backEnd;
      if (!dice.said && (owned || !byProfile)) {
        return undefined;
      }
      return {
        backEnd: dice.backEnd,
        frontEnd:
          dice.frontEnd && !registered
            ? { clientCidrs: dice.clientCidrs }
            : dice.frontEnd,
        ...(dice.backEnd && dice.frontEnd
          ? { publicAccess: dice.publicAccess }
          : {}),
        ...(on && dice.settings
          ? { privateAccessSettings: dice.settings }
          : {}),
        ...(registered
          ? {
              endpoints: {
                workspace: dice.ids.workspace,
                relay: dice.ids.relay,
                ...(dice.frontEnd ? { frontEnd: dice.ids.frontEnd } : {}),
              },
            }
          : {}),
      };
    });
}

/** What a workspace with compute in the customer's account has of network and keys. */
export function arbitraryNetwork(place: Place): fc.Arbitrary<Classic> {
  return fc.boolean().chain(owned =>
    fc
      .tuple(
        owned ? created(place) : existing(place),
        privateLink(place, owned),
        fc.record(
          {
            ...(owned ? { sleep } : {}),
            encryption: fc.oneof(
              fc.record({ storage: fc.boolean() }),
              fc.record({ storage: fc.constant(true), key: key(place) }),
            ),
            workspaceEncryption: fc.oneof(
              fc.record(
                { managedServices: fc.boolean(), storage: fc.boolean() },
                { requiredKeys: [] },
              ),
              fc.record({
                managedServices: fc.constant(true),
                storage: fc.boolean(),
                key: key(place),
              }),
            ),
            crossAccountPolicy: fc.constantFrom(
              'customer' as const,
              'restricted' as const,
            ),
            rootBucketPolicy: fc.constantFrom(
              'standard' as const,
              'tight' as const,
            ),
          },
          { requiredKeys: [] },
        ),
      )
      .map(([network, link, rest]) => ({
        network,
        ...(link ? { privateLink: link } : {}),
        ...rest,
      })),
  );
}
