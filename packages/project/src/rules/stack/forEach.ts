import type { Block } from '../reading/Block';
import { policiesOf } from '../reading/policiesOf';
import type { Policy, PolicyKind } from '../reading/policiesOf';
import type { StackReader } from '../reading/StackReader';
import type { RuleEnvironment } from '../RuleProject';
import type { RuleContext, RuleHit, StackRule } from '../StackRule';

type Messages = string | undefined | readonly string[];
type Check = StackRule['check'];

function hits(messages: Messages, place: Omit<RuleHit, 'message'>): RuleHit[] {
  return (typeof messages === 'string' ? [messages] : messages ?? []).map(
    message => ({ ...place, message }),
  );
}

/** Where a block is, as findings say it. */
function placeOf({ environment, stack, address }: Block) {
  return {
    ...(environment !== undefined && { environment }),
    stack,
    resource: address,
  };
}

/** A check of every resource of these types, of all types without types. */
export function forEachResource(
  types: readonly string[],
  check: (block: Block, stack: StackReader, context: RuleContext) => Messages,
): Check {
  return context =>
    context.reader.stacks.flatMap(stack =>
      stack
        .resources(...types)
        .flatMap(block => hits(check(block, stack, context), placeOf(block))),
    );
}

/** A check of every data source of these types. */
export function forEachData(
  types: readonly string[],
  check: (block: Block, stack: StackReader, context: RuleContext) => Messages,
): Check {
  return context =>
    context.reader.stacks.flatMap(stack =>
      stack
        .data(...types)
        .flatMap(block => hits(check(block, stack, context), placeOf(block))),
    );
}

/** A check of every environment. */
export function forEachEnvironment(
  check: (
    environment: RuleEnvironment,
    stacks: readonly StackReader[],
    context: RuleContext,
  ) => Messages,
): Check {
  return context =>
    Object.entries(context.project.spec.environments ?? {}).flatMap(
      ([environment, declared]) =>
        hits(check(declared, context.reader.of(environment), context), {
          environment,
        }),
    );
}

/** A check of every policy of these kinds of which the statements can be read. */
export function forEachPolicy(
  kinds: readonly PolicyKind[],
  check: (
    statements: NonNullable<Policy['statements']>,
    policy: Policy,
    stack: StackReader,
    context: RuleContext,
  ) => Messages,
): Check {
  return context =>
    context.reader.stacks.flatMap(stack =>
      policiesOf(stack)
        .filter(({ kind }) => kinds.includes(kind))
        .flatMap(policy =>
          policy.statements
            ? hits(
                check(policy.statements, policy, stack, context),
                placeOf(policy.block),
              )
            : [],
        ),
    );
}

/** Several checks of one rule. */
export function allOf(...checks: Check[]): Check {
  return context => checks.flatMap(check => check(context));
}
