import type { TerraformJson } from '@lakeport/project';
import type { Question } from './Question';

/**
 * The providers that are asked, in Terraform's JSON syntax.
 *
 * @public
 */
export interface AskedProviders {
  /** `required_providers`. */
  readonly required: Readonly<Record<string, unknown>>;
  /** Their configurations, by name. */
  readonly configured: Readonly<Record<string, ReadonlyArray<object>>>;
}

/** Text as Terraform's JSON syntax takes it, where every string is a template. */
function literally(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/[$%](?=\{)/g, sign => sign + sign);
  }
  if (Array.isArray(value)) {
    return value.map(literally);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, literally(inner)]),
      )
    : value;
}

/**
 * A configuration that reads what is asked and changes nothing: resources are
 * imported and then taken as they are.
 */
export function questionsJson(
  questions: readonly Question[],
  { configured, required }: AskedProviders,
): { json: TerraformJson; addresses: Map<Question, string> } {
  const addresses = new Map<Question, string>();
  const data: NonNullable<TerraformJson['data']> = {};
  const resource: NonNullable<TerraformJson['resource']> = {};
  const imports: Array<{ to: string; id: unknown }> = [];
  questions.forEach((question, index) => {
    const { importId, provider, type } = question;
    const name = `asked_${index + 1}`;
    const block = {
      ...Object.fromEntries(
        Object.entries(question.arguments).map(([key, value]) => [
          key,
          literally(value),
        ]),
      ),
      ...(provider && { provider: `${type.split('_', 1)[0]}.${provider}` }),
    };
    if (importId === undefined) {
      data[type] = { ...data[type], [name]: block };
      addresses.set(question, `data.${type}.${name}`);
    } else {
      resource[type] = {
        ...resource[type],
        [name]: { ...block, lifecycle: { ignore_changes: 'all' } },
      };
      imports.push({ to: `${type}.${name}`, id: literally(importId) });
      addresses.set(question, `${type}.${name}`);
    }
  });
  return {
    json: {
      terraform: { required_providers: required },
      provider: literallyAll(configured),
      ...(Object.keys(data).length > 0 && { data }),
      ...(Object.keys(resource).length > 0 && { resource }),
      ...(imports.length > 0 && { import: imports }),
    },
    addresses,
  };
}

function literallyAll(
  configured: AskedProviders['configured'],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(configured).map(([name, blocks]) => [
      name,
      literally(blocks),
    ]),
  );
}
