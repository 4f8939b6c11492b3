import type { PlanAttribute } from '@lakeport/project';
import type { PlannedChange } from './PlannedChange';
import { redactSecrets } from './redact';
import type { StepEvent } from './StepEvent';

function attribute(shown: PlanAttribute): PlanAttribute {
  const { after, before, path, ...rest } = shown;
  const isSecret = [before, after].some(
    value => value !== undefined && redactSecrets(value) !== value,
  );
  return {
    path: redactSecrets(path),
    ...(isSecret
      ? { sensitive: true as const }
      : {
          ...(before !== undefined && { before }),
          ...(after !== undefined && { after }),
        }),
    ...rest,
  };
}

function change({
  address,
  module,
  attributes,
  ...rest
}: PlannedChange): PlannedChange {
  return {
    address: redactSecrets(address),
    ...rest,
    ...(module !== undefined && { module: redactSecrets(module) }),
    ...(attributes && { attributes: attributes.map(attribute) }),
  };
}

/**
 * Takes out of a step what has the form of a secret or is one of this
 * process's own, wherever it stands: a resource may be named after one, and an
 * error may quote one.
 */
export function redactEvent(event: StepEvent): StepEvent {
  const { changes, findings, imports, message } = event;
  return {
    ...event,
    ...(message !== undefined && { message: redactSecrets(message) }),
    ...(imports && { imports: imports.map(address => redactSecrets(address)) }),
    ...(changes && { changes: changes.map(change) }),
    ...(findings && {
      findings: findings.map(({ resource, ...finding }) => ({
        ...finding,
        ...(resource !== undefined && { resource: redactSecrets(resource) }),
        message: redactSecrets(finding.message),
      })),
    }),
  };
}
