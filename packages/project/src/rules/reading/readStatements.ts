import { blocks } from './blocks';
import { isRecord } from './json';
import type { JsonRecord } from './json';
import { plainText } from './plainText';
import { references } from './references';
import type { StackReader } from './StackReader';
import type { Condition, Principal, Statement } from './Statement';
import { strings } from './strings';

/**
 * The statements of a policy: JSON in a text, an object, or a data source
 * `aws_iam_policy_document` of the same stack. Undefined when that cannot be
 * told from the stack alone, and nothing should be said about it then.
 */
export function readStatements(
  policy: unknown,
  stack: StackReader,
): Statement[] | undefined {
  if (isRecord(policy)) {
    return blocks(policy.Statement).map(fromDocument);
  }
  if (typeof policy !== 'string') {
    return undefined;
  }
  const document = parsed(policy) ?? parsed(withQuotedExpressions(policy));
  if (isRecord(document)) {
    return blocks(document.Statement).map(fromDocument);
  }
  const [only, ...others] = references(policy);
  const source = only && !others.length ? stack.block(only.address) : undefined;
  return source?.type === 'aws_iam_policy_document' && only.attribute === 'json'
    ? blocks(source.attributes.statement).map(fromDataSource)
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `{"Resource": ${x.arn}}` is JSON once its expressions are texts. */
function withQuotedExpressions(text: string): string {
  let quoted = '';
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inText && character === '\\') {
      quoted += character + (text[at + 1] ?? '');
      at += 1;
    } else if (!inText && text.startsWith('${', at)) {
      const end = text.indexOf('}', at);
      const expression = text.slice(at, end < 0 ? text.length : end + 1);
      quoted += JSON.stringify(expression);
      at += expression.length - 1;
    } else {
      if (character === '"') inText = !inText;
      quoted += character;
    }
  }
  return quoted;
}

function principalsIn(value: unknown): Principal[] {
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([type, values]) =>
      strings(values).map(item => ({ type, value: item })),
    );
  }
  return strings(value).map(item => ({ type: '*', value: item }));
}

function conditionsIn(value: unknown): Condition[] {
  return Object.entries(isRecord(value) ? value : {}).flatMap(
    ([operator, keys]) =>
      Object.entries(isRecord(keys) ? keys : {}).map(([key, values]) => ({
        operator,
        key: key.toLowerCase(),
        values: (Array.isArray(values) ? values : [values]).map(plainText),
      })),
  );
}

function fromDocument(statement: JsonRecord): Statement {
  const { Principal: principal, NotPrincipal: notPrincipal } = statement;
  return {
    allows: statement.Effect === 'Allow',
    principals: principalsIn(principal ?? notPrincipal),
    exceptPrincipals: principal === undefined && notPrincipal !== undefined,
    actions: strings(statement.Action ?? statement.NotAction),
    exceptActions:
      statement.Action === undefined && statement.NotAction !== undefined,
    resources: strings(statement.Resource ?? statement.NotResource),
    exceptResources:
      statement.Resource === undefined && statement.NotResource !== undefined,
    conditions: conditionsIn(statement.Condition),
  };
}

function fromDataSource(statement: JsonRecord): Statement {
  const named = blocks(statement.principals);
  const excepted = blocks(statement.not_principals);
  return {
    allows: (statement.effect ?? 'Allow') === 'Allow',
    principals: [...named, ...excepted].flatMap(({ type, identifiers }) =>
      strings(identifiers).map(value => ({ type: plainText(type), value })),
    ),
    exceptPrincipals: !named.length && excepted.length > 0,
    actions: strings(statement.actions ?? statement.not_actions),
    exceptActions:
      statement.actions === undefined && statement.not_actions !== undefined,
    resources: strings(statement.resources ?? statement.not_resources),
    exceptResources:
      statement.resources === undefined &&
      statement.not_resources !== undefined,
    conditions: blocks(statement.condition).map(
      ({ test, variable, values }) => ({
        operator: plainText(test),
        key: plainText(variable).toLowerCase(),
        values: strings(values),
      }),
    ),
  };
}
