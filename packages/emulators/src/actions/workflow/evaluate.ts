import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { truthy } from '@actions/expressions/result';
import {
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isSequence,
  isString,
} from '@actions/workflow-parser';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import { fromExpressionData, toExpressionData, toText } from './expressionData';
import type { Json } from './Json';

/** What an expression can see: contexts by name, and functions beside GitHub's built-in ones. */
export interface Scope {
  contexts: Record<string, Json>;
  functions: FunctionDefinition[];
}

/** The contexts of GitHub Actions; one that a place does not have is empty there. */
const CONTEXTS = [
  'github',
  'env',
  'vars',
  'job',
  'jobs',
  'steps',
  'runner',
  'secrets',
  'strategy',
  'matrix',
  'needs',
  'inputs',
];

function run(expression: string, scope: Scope): data.ExpressionData {
  const tree = new Parser(
    new Lexer(expression).lex().tokens,
    CONTEXTS,
    scope.functions,
  ).parse();
  const root = new data.Dictionary(
    ...CONTEXTS.map(key => ({
      key,
      value: toExpressionData(scope.contexts[key] ?? {}),
    })),
  );
  const functions = new Map(
    scope.functions.map(definition => [
      definition.name.toLowerCase(),
      definition,
    ]),
  );
  return new Evaluator(tree, root, functions).evaluate();
}

/**
 * The value of an expression without its `${{ }}`.
 *
 * @throws when it cannot be parsed or evaluated.
 */
export function evaluateExpression(expression: string, scope: Scope): Json {
  return fromExpressionData(run(expression, scope));
}

/** Whether a condition holds, by GitHub's notion of truth. */
export function evaluateCondition(expression: string, scope: Scope): boolean {
  return truthy(run(expression, scope));
}

/** The value of a part of a workflow file, all expressions in it evaluated. */
export function evaluateToken(
  token: TemplateToken | undefined,
  scope: Scope,
): Json {
  if (token === undefined) {
    return null;
  }
  if (isBasicExpression(token)) {
    return evaluateExpression(token.expression, scope);
  }
  if (isString(token) || isNumber(token) || isBoolean(token)) {
    return token.value;
  }
  if (isSequence(token)) {
    return Array.from(token, item => evaluateToken(item, scope));
  }
  if (isMapping(token)) {
    return Object.fromEntries(
      Array.from(token, pair => [
        toText(evaluateToken(pair.key, scope)),
        evaluateToken(pair.value, scope),
      ]),
    );
  }
  return null;
}

/** As {@link evaluateToken}, as the text GitHub would put there. */
export function evaluateText(
  token: TemplateToken | undefined,
  scope: Scope,
): string {
  return toText(evaluateToken(token, scope));
}

/** A mapping whose values are texts: `env`, `with`, `outputs`. */
export function evaluateTexts(
  token: TemplateToken | undefined,
  scope: Scope,
): Record<string, string> {
  const value = evaluateToken(token, scope);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, toText(item)]),
      )
    : {};
}
