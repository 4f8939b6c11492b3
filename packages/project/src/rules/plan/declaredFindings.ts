import type { TerraformJson } from '../../cost/TerraformJson';
import type { StackFinding } from '../StackFinding';
import type { SynthesizedLike } from '../SynthesizedLike';
import { planFindings } from './planFindings';

/**
 * Attributes that cannot be changed in place, of what holds data or what a
 * workspace is on.
 *
 * Sources: Databricks Terraform provider 1.128.0 and AWS provider 6.25.0,
 * resource documentation, 2026.
 */
const MADE_ANEW_FOR: Readonly<Record<string, readonly string[]>> = {
  aws_s3_bucket: ['bucket'],
  aws_subnet: ['availability_zone', 'cidr_block'],
  aws_vpc: ['cidr_block'],
  databricks_external_location: ['name'],
  databricks_metastore: ['region', 'storage_root'],
  databricks_mws_workspaces: [
    'account_id',
    'aws_region',
    'compute_mode',
    'deployment_name',
    'workspace_name',
  ],
  databricks_schema: ['catalog_name', 'name'],
  databricks_storage_credential: ['name'],
  databricks_volume: [
    'catalog_name',
    'name',
    'schema_name',
    'storage_location',
    'volume_type',
  ],
};

type Resource = Record<string, unknown>;

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function actionsOf(
  type: string,
  before: Resource | undefined,
  after: Resource | undefined,
): string[] {
  if (!before || !after) {
    return [before ? 'delete' : 'create'];
  }
  if (same(before, after)) {
    return ['no-op'];
  }
  const madeAnew =
    Object.hasOwn(MADE_ANEW_FOR, type) &&
    MADE_ANEW_FOR[type].some(name => !same(before[name], after[name]));
  return madeAnew ? ['delete', 'create'] : ['update'];
}

/** The plan from one state of a stack to another, as far as both declare it. */
function declaredPlan(before: TerraformJson, after: TerraformJson) {
  const old = before.resource ?? {};
  const now = after.resource ?? {};
  const types = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return {
    format_version: '1.2',
    resource_changes: types.flatMap(type => {
      const names = new Set([
        ...Object.keys(old[type] ?? {}),
        ...Object.keys(now[type] ?? {}),
      ]);
      return [...names].sort().map(name => {
        const was = old[type]?.[name];
        const is = now[type]?.[name];
        return {
          address: `${type}.${name}`,
          type,
          change: {
            actions: actionsOf(type, was, is),
            // An output names a resource by this text, as a state does by its id.
            before: was && { ...was, id: `\${${type}.${name}.id}` },
            after: is,
          },
        };
      });
    }),
    output_changes: Object.fromEntries(
      Object.entries(before.output ?? {}).map(([name, { value }]) => [
        name,
        { before: value },
      ]),
    ),
  };
}

/**
 * What a plan from one state of a file to another is going to be refused for,
 * told from what both are synthesized to: {@link planFindings} before there is
 * a plan. What only the account knows (drift, values that are known after
 * apply) is for the plan itself. A stack that only one of them has is left out:
 * it is made or destroyed by an operation of its own.
 *
 * @public
 */
export function declaredFindings(
  before: SynthesizedLike,
  after: SynthesizedLike,
): StackFinding[] {
  return after.manifest.order
    .filter(stack => Object.hasOwn(before.stacks, stack))
    .flatMap(stack => {
      const { environment } = after.manifest.stacks[stack];
      return planFindings(
        declaredPlan(before.stacks[stack], after.stacks[stack]),
        { stack, operation: 'apply', allowed: [] },
      ).map(found => ({ ...(environment && { environment }), ...found }));
    });
}
