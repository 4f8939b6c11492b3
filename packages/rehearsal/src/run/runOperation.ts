import { resolve } from 'path';
import { applySavedPlans } from './applySavedPlans';
import { applyStacks } from './applyStacks';
import { changeStacks } from './changeStacks';
import { destroyStacks } from './destroyStacks';
import type { OperationOptions } from './OperationOptions';
import { OperationRun } from './OperationRun';
import { planOperation } from './planOperation';
import { planStacks } from './planStacks';
import type { OperationResult } from './StepEvent';
import { TerraformEngine } from '../engine/TerraformEngine';

async function go(operation: OperationRun): Promise<void> {
  const { options, subject } = operation;
  if (options.operation === 'plan') {
    return subject === 'apply'
      ? planStacks(operation)
      : planOperation(operation);
  }
  if (options.appliesPlans) {
    return applySavedPlans(operation, options.appliesPlans);
  }
  switch (subject) {
    case 'apply':
      return applyStacks(operation);
    case 'destroy':
      return destroyStacks(operation);
    default:
      return changeStacks(operation);
  }
}

/**
 * Does an operation on a project's stacks with Terraform, one after the other.
 * A plan shows a stack whose upstream was never applied as `deferred`; the
 * others stop at the first failure, or where more would be done than was
 * shown.
 *
 * Without `stateDir` this is the real thing: the stacks as they are, their S3
 * backend and the providers of the registry.
 *
 * @public
 * @throws TerraformNotFoundError when no engine is given and none is found
 * @throws Error when there is no such environment
 */
export async function runOperation(
  options: OperationOptions,
): Promise<OperationResult> {
  const engine = options.engine ?? (await TerraformEngine.find());
  const { stacks, workDir, stateDir, reattach, signal, guard } = options;
  const operation = new OperationRun(options, {
    stacks,
    engine,
    // Terraform runs in folders of its own, where a relative path is another one.
    workDir: resolve(workDir),
    stateDir: stateDir && resolve(stateDir),
    reattach,
    signal,
    guard,
  });
  await go(operation);
  return operation.result();
}
