import type { TerraformJson } from '@lakeport/project';
import { literalOf } from '../../run/literalOf';
import type { AccountObject } from '../AccountObject';
import { Identity } from '../Identity';
import type { ValueObject } from '../../wire/Value';

/** Arguments of a resource or data source, in Terraform's JSON syntax. */
export type Arguments = Record<string, unknown>;

function isArguments(value: unknown): value is Arguments {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The accounts and region that a stack is for, and what it looks up there. */
export class SeedContext {
  readonly region: string | undefined;
  readonly awsAccountId: string;

  constructor(
    readonly stack: TerraformJson,
    readonly databricksAccountId: string,
  ) {
    const [workspace] = this.blocks('resource', 'databricks_mws_workspaces');
    const provider = [stack.provider?.aws].flat().find(isArguments) ?? {};
    const role = SeedContext.nested(provider, 'assume_role')
      .map(({ role_arn: arn }) => literalOf(arn))
      .findLast(arn => arn !== undefined);
    this.region =
      literalOf(workspace?.aws_region) ?? literalOf(provider.region);
    this.awsAccountId =
      /^arn:[^:]+:iam::(\d{12}):role\//.exec(role ?? '')?.[1] ?? '100000000000';
  }

  /** The nested blocks of a name, which may be one or several. */
  static nested(block: Arguments, name: string): Arguments[] {
    return [block[name]].flat().filter(isArguments);
  }

  /** All resources or data sources of a type. */
  blocks(kind: 'data' | 'resource', type: string): Arguments[] {
    return Object.values(this.stack[kind]?.[type] ?? {});
  }

  /** The texts and numbers of an argument that are no references. */
  static literals(value: unknown): string[] {
    return [value]
      .flat()
      .flatMap(one =>
        typeof one === 'number' ? String(one) : literalOf(one) ?? [],
      );
  }

  /** Something in the AWS account of the stack, or in another one. */
  aws(
    type: string,
    id: string,
    attributes: ValueObject,
    place: {
      accountId?: string;
      region?: string | null;
      lookedUpBy?: readonly string[];
    } = {},
  ): AccountObject {
    const accountId = place.accountId ?? this.awsAccountId;
    const region =
      place.region === null ? undefined : place.region ?? this.region;
    return {
      provider: 'aws',
      type,
      id,
      scope: region ? `${accountId}/${region}` : accountId,
      accountId,
      ...(region ? { region } : {}),
      attributes: { id, ...(region ? { region } : {}), ...attributes },
      seeded: true,
      ...(place.lookedUpBy ? { lookedUpBy: place.lookedUpBy } : {}),
    };
  }

  /** Something in the Databricks account. */
  databricks(
    type: string,
    id: string,
    attributes: ValueObject,
    place: Pick<
      AccountObject,
      'metastoreId' | 'region' | 'workspaceId' | 'lookedUpBy'
    > = {},
  ): AccountObject {
    return {
      provider: 'databricks',
      type,
      id,
      scope: `account:${this.databricksAccountId}`,
      accountId: this.databricksAccountId,
      ...place,
      attributes: { id, ...attributes },
      seeded: true,
    };
  }

  /** Ids that are the same in every run. */
  identity(seed: string): Identity {
    return new Identity(`seed ${seed}`);
  }
}
