import {
  OneOrMany,
  PolicyConditions,
  PolicyDocument,
  PolicyStatement,
} from '../policies/PolicyDocument';

/** One request to AWS, as policies look at it. */
export interface IamRequest {
  readonly action: string;
  /** ARN of what it is about. */
  readonly resource: string;
  /** Who asks; an ARN, the identity provider's, or a service's name. */
  readonly principal?: {
    readonly AWS?: string;
    readonly Federated?: string;
    readonly Service?: string;
  };
  /** Condition keys with their values, such as `s3:prefix`. */
  readonly context?: Readonly<Record<string, string>>;
}

export type IamDecision = 'allowed' | 'not allowed' | 'denied';

const list = (value: OneOrMany): readonly string[] =>
  typeof value === 'string' ? [value] : value;

/** `*` and `?` as IAM means them. */
function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's').test(value);
}

/** Each part of an ARN on its own: a `*` never reaches over a colon before the resource. */
function arnMatches(pattern: string, value: string): boolean {
  if (pattern === '*') {
    return true;
  }
  const parts = (arn: string) => {
    const [a, b, c, d, e, ...rest] = arn.split(':');
    return [a, b, c, d, e, rest.join(':')];
  };
  const values = parts(value);
  return parts(pattern).every((part, index) =>
    matches(part ?? '', values[index] ?? ''),
  );
}

/** Variables filled in; nothing where the request has no such key. */
function filled(
  text: string,
  context: Readonly<Record<string, string>>,
): string | undefined {
  let isKnown = true;
  const result = text.replace(/\$\{([^}]+)\}/g, (_, key: string) => {
    isKnown &&= key in context;
    return context[key] ?? '';
  });
  return isKnown ? result : undefined;
}

const OPERATORS: Readonly<
  Record<string, (value: string, pattern: string) => boolean>
> = {
  StringEquals: (value, pattern) => value === pattern,
  StringLike: (value, pattern) => matches(pattern, value),
  ArnLike: (value, pattern) => arnMatches(pattern, value),
  Bool: (value, pattern) => value === pattern,
};
const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotLike: 'StringLike',
};

function conditionsHold(
  conditions: PolicyConditions,
  context: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => {
      const value = context[key];
      if (operator === 'Null') {
        return String(value === undefined) === expected;
      }
      const positive = OPERATORS[NEGATED[operator] ?? operator];
      if (!positive) {
        throw new Error(`This evaluator does not know ${operator}`);
      }
      const patterns = list(expected).flatMap(
        pattern => filled(pattern, context) ?? [],
      );
      const holds =
        value !== undefined &&
        patterns.some(pattern => positive(value, pattern));
      return operator in NEGATED ? !holds : holds;
    }),
  );
}

function isAbout(
  statement: PolicyStatement,
  request: IamRequest,
  principals: 'checked' | 'implied',
): boolean {
  const context = request.context ?? {};
  const isAction = list(statement.Action).some(action =>
    matches(action.toLowerCase(), request.action.toLowerCase()),
  );
  const resources = list(statement.Resource ?? []).flatMap(
    resource => filled(resource, context) ?? [],
  );
  // A trust policy has no resource: it is about the role that it is on.
  const isResource =
    statement.Resource === undefined
      ? principals === 'checked' && statement.NotResource === undefined
      : resources.some(resource => arnMatches(resource, request.resource));
  return (
    isAction &&
    isResource &&
    (principals === 'implied' || isPrincipal(statement, request)) &&
    conditionsHold(statement.Condition ?? {}, context)
  );
}

function isPrincipal(
  { Principal }: PolicyStatement,
  { principal }: IamRequest,
): boolean {
  if (Principal === undefined || principal === undefined) {
    return false;
  }
  if (Principal === '*') {
    return true;
  }
  return Object.entries(principal).some(([type, arn]) =>
    list(Principal[type] ?? []).some(
      trusted =>
        trusted === arn ||
        (type === 'AWS' && trusted === '*') ||
        // The root of an account stands for everybody in it.
        (/:root$/.test(trusted) &&
          arn.startsWith(trusted.replace(/:root$/, ':'))),
    ),
  );
}

function decide(
  documents: readonly PolicyDocument[],
  request: IamRequest,
  principals: 'checked' | 'implied',
): IamDecision {
  const effects = documents
    .flatMap(({ Statement }) => Statement)
    .filter(statement => isAbout(statement, request, principals))
    .map(({ Effect }) => Effect);
  if (effects.includes('Deny')) {
    return 'denied';
  }
  return effects.includes('Allow') ? 'allowed' : 'not allowed';
}

/** What a role's own policies say, within its permissions boundary if it has one. */
export function mayDo(
  role: {
    readonly policies: readonly PolicyDocument[];
    readonly boundary?: PolicyDocument;
  },
  request: IamRequest,
): IamDecision {
  const own = decide(role.policies, request, 'implied');
  const within = role.boundary
    ? decide([role.boundary], request, 'implied')
    : 'allowed';
  if (own === 'denied' || within === 'denied') {
    return 'denied';
  }
  return own === 'allowed' && within === 'allowed' ? 'allowed' : 'not allowed';
}

/** What the policy of a role or a bucket says to somebody. */
export function letsIn(
  policy: PolicyDocument,
  request: IamRequest,
): IamDecision {
  return decide([policy], request, 'checked');
}
