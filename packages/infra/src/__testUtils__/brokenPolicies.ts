import { TerraformJson } from '@lakeport/project';

interface Statement {
  Effect: string;
  Principal?: unknown;
  Condition?: unknown;
}

const KEYS = ['policy', 'assume_role_policy'];

/**
 * Policies that are no policy documents, and statements that let in everybody,
 * or Databricks on behalf of any of its customers.
 */
export function brokenPolicies({ resource }: TerraformJson): string[] {
  return Object.entries(resource ?? {}).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, block]) =>
      KEYS.filter(key => type.startsWith('aws_') && key in block).flatMap(key =>
        problems(type, String(block[key])).map(
          problem => `${type}.${name} ${key}: ${problem}`,
        ),
      ),
    ),
  );
}

function problems(type: string, text: string): string[] {
  const document: { Version: string; Statement: Statement[] } =
    JSON.parse(text);
  return [
    ...(document.Version === '2012-10-17' ? [] : ['has no version']),
    ...(document.Statement.length > 0 ? [] : ['has no statement']),
    ...document.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(
      ({ Condition, Principal }) => {
        const principal = JSON.stringify(Principal ?? null);
        // A session of the control plane is told apart by its tag, or the
        // external id; an endpoint policy asks for nothing but the account.
        const ofDatabricks = principal.includes('414351767826');
        return [
          ...(/"\*"/.test(principal) && !Condition
            ? ['lets in everybody']
            : []),
          ...(ofDatabricks && type !== 'aws_vpc_endpoint' && !Condition
            ? ['lets in any customer of Databricks']
            : []),
        ];
      },
    ),
  ];
}
