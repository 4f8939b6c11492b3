import { TerraformJson } from '@lakeport/project';
import fc from 'fast-check';
import { brokenInvariants } from '../__testUtils__/brokenInvariants';
import { forgetTokens } from '../__testUtils__/forgetTokens';
import {
  everyRegionPart,
  RegionOfTest,
  regionsProject,
} from '../__testUtils__/regionsProject';
import { synthesize } from '../synthesize';

jest.setTimeout(120_000);

/** Two or three regions in one or two accounts, and what is between them. */
const cases = fc.record({
  isApart: fc.boolean(),
  hasThird: fc.boolean(),
  isSwapped: fc.boolean(),
  isJoined: fc.boolean(),
  mode: fc.constantFrom('global', 'replica'),
  keys: fc.constantFrom('regional', 'multi-region'),
  parts: fc.subarray(['sharing', 'database', 'monitoring', 'replication']),
});

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function projectOf(given: Case) {
  const environments: Record<'online' | 'recovery', RegionOfTest> &
    Partial<Record<'abroad', RegionOfTest>> = {
    online: {},
    recovery: given.isApart ? { account: '100000000013' } : {},
    ...(given.hasThird && { abroad: { account: '100000000012' } }),
  };
  const names = Object.keys(environments);
  const primary = given.isSwapped ? 'recovery' : 'online';
  const database =
    given.mode === 'global'
      ? everyRegionPart.database
      : { engine: 'postgres', mode: 'replica', federateAs: 'retail_orders' };
  const { dns, monitoring } = everyRegionPart;
  const has = (part: string) => given.parts.includes(part);
  return regionsProject(
    {
      primary,
      secondaries: names.filter(name => name !== primary),
      keys: given.keys,
      ...(has('sharing') && {
        sharing: { catalogs: [`retail_${primary}`], as: 'retail_shared' },
      }),
      ...(has('database') && { database, dns }),
      ...(has('monitoring') && { monitoring }),
      ...(has('replication') && { replication: { zones: ['raw'] } }),
    },
    environments,
    {
      ...(given.isJoined && {
        connectivity: { mode: 'peering', members: names },
      }),
      ...(has('replication') && {
        lakehouse: {
          environments: [primary],
          zones: { raw: { format: 'files' } },
        },
      }),
    },
  );
}

function blocksOf(json: TerraformJson, type: string) {
  return Object.entries(json.resource?.[type] ?? {});
}

/** The address that an expression such as `${aws_kms_key.key-online.arn}` leads to. */
function addressIn(expression: unknown): string | undefined {
  return /\$\{([\w]+\.[\w-]+)/.exec(String(expression))?.[1];
}

function providerOf(json: TerraformJson, address: string | undefined) {
  const [type, name] = address?.split('.', 2) ?? [];
  return json.resource?.[type ?? '']?.[name ?? '']?.provider;
}

/** Account and region of a provider by its alias. */
function placesOf(json: TerraformJson): Map<unknown, [string, string]> {
  const providers: unknown[] = [json.provider?.aws].flat();
  return new Map(
    providers.flatMap(provider => {
      const text = JSON.stringify(provider ?? {});
      const [, alias] = /"alias":"([^"]+)"/.exec(text) ?? [];
      const [, account] = /"allowed_account_ids":\["(\d+)"/.exec(text) ?? [];
      const [, region] = /"region":"([^"]+)"/.exec(text) ?? [];
      return alias && account && region
        ? [[`aws.${alias}`, [account, region]] as const]
        : [];
    }),
  );
}

function check(given: Case): void {
  const project = projectOf(given);
  const synthesized = synthesize(project);
  const json = synthesized.stacks['retail-regions'];
  const places = placesOf(json);
  const place = (provider: unknown) => {
    const found = places.get(provider);
    expect(found).toBeDefined();
    return found ?? ['', ''];
  };

  expect(brokenInvariants(project, synthesized)).toEqual([]);

  // Every replica has its primary: in the same account, in another region.
  for (const [type, attribute] of [
    ['aws_kms_replica_key', 'primary_key_arn'],
    ['aws_db_instance', 'replicate_source_db'],
  ]) {
    for (const [, block] of blocksOf(json, type)) {
      if (block[attribute] !== undefined) {
        const [account, region] = place(block.provider);
        const [ofAccount, ofRegion] = place(
          providerOf(json, addressIn(block[attribute])),
        );
        expect(ofAccount).toBe(account);
        expect(ofRegion).not.toBe(region);
      }
    }
  }
  const clusters = blocksOf(json, 'aws_rds_cluster');
  expect(
    clusters.filter(([, block]) => block.master_password !== undefined),
  ).toHaveLength(clusters.length > 0 ? 1 : 0);
  expect(
    new Set(clusters.map(([, { provider }]) => place(provider)[1])).size,
  ).toBe(clusters.length);
  expect(
    new Set(clusters.map(([, { provider }]) => place(provider)[0])).size,
  ).toBeLessThan(2);

  // A key is of the region of what it encrypts.
  for (const [type, attribute] of [
    ['aws_rds_cluster', 'kms_key_id'],
    ['aws_db_instance', 'kms_key_id'],
    ['aws_sns_topic', 'kms_master_key_id'],
  ]) {
    for (const [, block] of blocksOf(json, type)) {
      expect(place(providerOf(json, addressIn(block[attribute])))).toEqual(
        place(block.provider),
      );
    }
  }

  // What is of another account is shared with it, or allowed by it, before.
  const homeAccount = '100000000012';
  for (const [, block] of blocksOf(json, 'aws_route53_zone_association')) {
    if (place(block.provider)[0] !== homeAccount) {
      const [authorization] = [block.depends_on].flat();
      expect(authorization).toMatch(
        /^aws_route53_vpc_association_authorization/,
      );
      expect(place(providerOf(json, String(authorization)))[0]).toBe(
        homeAccount,
      );
    }
  }
  for (const [name, block] of blocksOf(json, 'aws_db_subnet_group')) {
    const isForeign =
      given.isApart && name === 'database-network-recovery-subnets';
    const shares = [block.depends_on ?? []]
      .flat()
      .map(address => String(address).split('.')[0]);
    expect(new Set(shares)).toEqual(
      isForeign
        ? new Set([
            'aws_ram_principal_association',
            'aws_ram_resource_association',
          ])
        : new Set(),
    );
    expect(place(block.provider)[0]).toBe(homeAccount);
  }

  // An alarm and its topic share a region.
  for (const [, block] of blocksOf(json, 'aws_cloudwatch_metric_alarm')) {
    for (const topic of [block.alarm_actions ?? []].flat()) {
      expect(place(providerOf(json, addressIn(topic)))[1]).toBe(
        place(block.provider)[1],
      );
    }
  }

  // A share is read where it was given, under a recipient of its metastore.
  for (const [, grant] of blocksOf(json, 'databricks_grant')) {
    if (grant.share !== undefined) {
      expect(providerOf(json, addressIn(grant.principal))).toBe(grant.provider);
      expect(providerOf(json, addressIn(grant.share))).toBe(grant.provider);
    }
  }

  // A copy is read in its own region, by a role of the account that has it.
  const locations = blocksOf(json, 'databricks_external_location');
  expect(locations).toHaveLength(
    given.parts.includes('replication')
      ? project.spec.regions?.secondaries.length ?? 0
      : 0,
  );
  for (const [name, { provider, url }] of locations) {
    const bucket = place(providerOf(json, addressIn(url)));
    const { awsAccountId, region } =
      project.spec.environments[String(provider).replace('databricks.', '')];
    const role = json.resource?.aws_iam_role[name.replace(/location$/, 'role')];
    expect(bucket).toEqual([awsAccountId, region]);
    expect(place(role?.provider)).toEqual(bucket);
  }

  // What a port is opened to is a network of the regions, and each one's own.
  const ranges = new Set(
    Object.values(project.spec.environments).flatMap(({ network }) =>
      network.mode === 'create' ? [network.cidr] : [],
    ),
  );
  expect(ranges.size).toBe(Object.keys(project.spec.environments).length);
  for (const type of [
    'aws_vpc_security_group_ingress_rule',
    'aws_vpc_security_group_egress_rule',
  ]) {
    for (const [, { cidr_ipv4: cidr }] of blocksOf(json, type)) {
      expect(cidr === undefined || ranges.has(String(cidr))).toBe(true);
    }
  }
}

describe('the stack between two or three regions', () => {
  it('refers to nothing that is not there, or not reached', () => {
    fc.assert(
      fc.property(cases, given => {
        forgetTokens(() => check(given));
      }),
      { numRuns: 25 },
    );
  });
});
