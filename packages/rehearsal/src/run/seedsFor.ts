import type { TerraformJson } from '@lakeport/project';
import type { AccountObject } from '../account/AccountObject';
import { Identity } from '../account/Identity';
import { accountSeeds } from '../account/seeds/accountSeeds';
import { adoptedSeeds } from '../account/seeds/adoptedSeeds';
import { bucketSeeds } from '../account/seeds/bucketSeeds';
import { identitySeeds } from '../account/seeds/identitySeeds';
import { keySeeds } from '../account/seeds/keySeeds';
import { locationSeeds } from '../account/seeds/locationSeeds';
import { networkSeeds } from '../account/seeds/networkSeeds';
import { profileSeeds } from '../account/seeds/profileSeeds';
import { secretSeeds } from '../account/seeds/secretSeeds';
import { SeedContext } from '../account/seeds/SeedContext';
import { withDefaults } from '../account/seeds/withDefaults';
import { withKnownOutputs } from '../account/seeds/withKnownOutputs';
import { literalOf } from './literalOf';
import type { SynthesizedStacks } from './SynthesizedStacks';
import type { ValueObject } from '../wire/Value';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Block = Record<string, unknown>;

function blocks(stack: TerraformJson, kind: 'data' | 'resource', type: string) {
  return Object.values(stack[kind]?.[type] ?? {});
}

function databricksAccount(stack: TerraformJson): string | undefined {
  const providers = [stack.provider?.databricks].flat();
  return providers
    .map(provider =>
      isRecord(provider) ? literalOf(provider.account_id) : undefined,
    )
    .find(id => id !== undefined);
}

function workspaceRegionOf(stack: TerraformJson): string | undefined {
  const workspace = blocks(stack, 'resource', 'databricks_mws_workspaces')[0];
  return literalOf(workspace?.aws_region);
}

function regionOf(stack: TerraformJson): string | undefined {
  const provider = [stack.provider?.aws].flat()[0];
  return (
    workspaceRegionOf(stack) ??
    (isRecord(provider) ? literalOf(provider.region) : undefined)
  );
}

class Seeds {
  private readonly found = new Map<string, AccountObject>();

  constructor(private readonly accountId: string) {}

  all(): AccountObject[] {
    return [...this.found.values()];
  }

  metastore(block: Block, fallbackRegion: string | undefined): void {
    const region = literalOf(block.region) ?? fallbackRegion;
    const given = literalOf(block.metastore_id);
    const asked = literalOf(block.name);
    if (!given && !region && !asked) {
      return;
    }
    const name = asked ?? `metastore-${region ?? given}`;
    const id = given ?? new Identity(`metastore ${name} ${region}`).uuid();
    const known = [...this.found.values()].find(
      object =>
        object.type === 'databricks_metastore' &&
        (object.id === id || (!given && object.region === region)),
    );
    if (known?.region || (known && !region)) {
      return;
    }
    this.add(
      'databricks_metastore',
      id,
      {
        metastore_id: id,
        name,
        region: region ?? '',
        cloud: 'aws',
        owner: 'account users',
        global_metastore_id: `aws:${region ?? ''}:${id}`,
      },
      {
        metastoreId: id,
        region,
        ...(given ? {} : { lookedUpBy: [asked ? 'name' : 'region'] }),
      },
    );
  }

  principal(type: string, attribute: string, name: string | undefined): void {
    if (!name) {
      return;
    }
    const identity = new Identity(`${type} ${name}`);
    const id = String(identity.digits(15));
    this.add(
      type,
      id,
      {
        id,
        [attribute]: name,
        display_name: name,
        ...(type === 'databricks_service_principal'
          ? {
              application_id:
                attribute === 'application_id' ? name : identity.uuid(),
            }
          : {}),
        acl_principal_id: name,
        external_id: '',
      },
      { lookedUpBy: [attribute] },
    );
  }

  private add(
    type: string,
    id: string,
    attributes: ValueObject,
    place: Pick<AccountObject, 'metastoreId' | 'region' | 'lookedUpBy'> = {},
  ): void {
    this.found.set(`${type}/${id}`, {
      provider: 'databricks',
      type,
      id,
      scope: `account:${this.accountId}`,
      accountId: this.accountId,
      ...place,
      attributes: { id, ...attributes },
      seeded: true,
    });
  }
}

const PRINCIPALS: ReadonlyArray<readonly [type: string, attribute: string]> = [
  ['databricks_group', 'display_name'],
  ['databricks_user', 'user_name'],
  ['databricks_service_principal', 'display_name'],
  ['databricks_service_principal', 'application_id'],
];

const BUILT_IN = new Set(['account users', 'users', 'admins']);

function created(stacks: SynthesizedStacks): Set<string> {
  return new Set(
    Object.values(stacks.stacks).flatMap(stack =>
      PRINCIPALS.flatMap(([type, attribute]) =>
        blocks(stack, 'resource', type).flatMap(
          block => literalOf(block[attribute]) ?? [],
        ),
      ),
    ),
  );
}

function grantees(stack: TerraformJson): string[] {
  const single = blocks(stack, 'resource', 'databricks_grant');
  const several = blocks(stack, 'resource', 'databricks_grants').flatMap(
    block => [block.grant].flat().filter(isRecord),
  );
  const permitted = blocks(stack, 'resource', 'databricks_permissions')
    .flatMap(block => [block.access_control].flat().filter(isRecord))
    .flatMap(control => [control.group_name, control.user_name]);
  return [
    ...[...single, ...several].map(block => block.principal),
    ...permitted,
  ].flatMap(name => literalOf(name) ?? []);
}

/**
 * What must stand in an account before the stacks are applied, because they
 * look it up or name it without making it: metastores, principals, networks,
 * keys, instance profiles, PrivateLink and serverless settings, other
 * workspaces, the provider of GitHub's tokens and boundaries of roles, derived
 * from the data sources and literal references. Of a project that is rehearsed
 * without its platform that is what the platform would have made.
 *
 * @public
 */
export function seedsFor(stacks: SynthesizedStacks): AccountObject[] {
  const all = Object.values(stacks.stacks).map(stack =>
    withDefaults(withKnownOutputs(stack, stacks.stacks)),
  );
  const accountId =
    all.map(databricksAccount).find(id => id !== undefined) ??
    '00000000-0000-4000-8000-000000000000';
  const seeds = new Seeds(accountId);
  const own = created(stacks);
  for (const stack of all) {
    const here = regionOf(stack);
    for (const block of blocks(stack, 'data', 'databricks_metastore')) {
      // One that is named by its id need not be where the stack's buckets are.
      const isNamed = literalOf(block.metastore_id) !== undefined;
      seeds.metastore(block, isNamed ? workspaceRegionOf(stack) : here);
    }
    for (const block of blocks(
      stack,
      'resource',
      'databricks_metastore_assignment',
    )) {
      if (literalOf(block.metastore_id)) {
        seeds.metastore({ metastore_id: block.metastore_id }, here);
      }
    }
    for (const [type, attribute] of PRINCIPALS) {
      for (const block of blocks(stack, 'data', type)) {
        const name = literalOf(block[attribute]);
        if (name && !own.has(name)) seeds.principal(type, attribute, name);
      }
    }
    for (const name of grantees(stack)) {
      if (!own.has(name) && !BUILT_IN.has(name)) {
        const type = name.includes('@')
          ? 'databricks_user'
          : 'databricks_group';
        const attribute = name.includes('@') ? 'user_name' : 'display_name';
        seeds.principal(type, attribute, name);
      }
    }
  }
  const objects = [
    ...seeds.all(),
    ...all.flatMap(stack => {
      const context = new SeedContext(stack, accountId);
      return [
        ...networkSeeds(context),
        ...keySeeds(context),
        ...profileSeeds(context),
        ...accountSeeds(context),
        ...adoptedSeeds(context),
        ...identitySeeds(context),
        ...secretSeeds(context),
      ];
    }),
  ];
  const metastores = seeds
    .all()
    .filter(({ type }) => type === 'databricks_metastore');
  objects.push(
    ...locationSeeds(all, metastores),
    ...bucketSeeds(all.map(stack => new SeedContext(stack, accountId))),
  );
  const byKey = new Map<string, AccountObject>();
  for (const object of objects) {
    const key = [object.type, object.scope, object.id].join('\n');
    if (!byKey.has(key)) byKey.set(key, object);
  }
  return [...byKey.values()];
}
