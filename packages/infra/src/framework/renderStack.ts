import { TerraformJson } from '@lakeport/project';
import {
  TerraformDataSource,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
} from '#cdk';
import { IConstruct } from '#constructs';
import { resourceAddress } from './resourceAddress';

const COMMENT = '//';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same value with sorted keys, so that the order of writing leaves no trace. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return isRecord(value) ? sortedRecord(value) : value;
}

function sortedRecord(
  record: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(record)
      .sort()
      .filter(key => record[key] !== undefined)
      .map(key => [key, sorted(record[key])]),
  );
}

/** The entries of a section that are blocks, sorted by key, each one mapped. */
function mapBlocks<T>(
  section: unknown,
  map: (block: Record<string, unknown>) => T,
): Record<string, T> {
  const blocks = isRecord(section) ? section : {};
  return Object.fromEntries(
    Object.keys(blocks)
      .sort()
      .flatMap(key => {
        const block = blocks[key];
        return isRecord(block) ? [[key, map(block)]] : [];
      }),
  );
}

/** Resources or data sources by type, without the comments that cdktf adds to each. */
function byType(
  section: unknown,
): Record<string, Record<string, Record<string, unknown>>> {
  return mapBlocks(section, named =>
    mapBlocks(named, ({ [COMMENT]: _comment, ...block }) =>
      sortedRecord(block),
    ),
  );
}

function addressOf(construct: IConstruct): string | undefined {
  if (TerraformResource.isTerraformResource(construct)) {
    return resourceAddress(construct);
  }
  if (TerraformDataSource.isTerraformDataSource(construct)) {
    return `data.${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
  }
  if (TerraformOutput.isTerraformOutput(construct)) {
    return `output.${construct.friendlyUniqueId}`;
  }
  return undefined;
}

/** cdktf would put two blocks with one address into one, silently. */
function refuseDuplicateAddresses(stack: TerraformStack): void {
  const paths = new Map<string, string>();
  for (const construct of stack.node.findAll()) {
    const address = addressOf(construct);
    if (address === undefined) {
      continue;
    }
    const first = paths.get(address);
    if (first !== undefined) {
      throw new Error(
        `Stack ${stack.node.id} would hold ${address} twice, from ${first} and from ${construct.node.path}; rename one of them`,
      );
    }
    paths.set(address, construct.node.path);
  }
}

/**
 * A stack as Terraform JSON: checked, in memory, with sorted keys and without
 * the comments of cdktf, so that it is the same on every machine.
 */
export function renderStack(stack: TerraformStack): TerraformJson {
  stack.runAllValidations();
  refuseDuplicateAddresses(stack);
  const rendered: unknown = stack.toTerraform();
  if (!isRecord(rendered)) {
    throw new Error(`Stack ${stack.node.id} did not render to an object`);
  }
  const { data, moved, output, provider, resource, terraform, variable } =
    rendered;
  const sections = {
    data: byType(data),
    ...(Array.isArray(moved) && { moved: moved.map(sorted) }),
    output: mapBlocks(output, sortedRecord),
    provider: isRecord(provider) ? sortedRecord(provider) : {},
    resource: byType(resource),
    terraform: isRecord(terraform) ? sortedRecord(terraform) : {},
    variable: mapBlocks(variable, sortedRecord),
  };
  return Object.fromEntries(
    Object.entries(sections).filter(
      ([, section]) => Object.keys(section).length > 0,
    ),
  );
}
